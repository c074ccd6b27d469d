import { TaskError, type Benchling } from '@ligase/core';
import { describe, expect, it } from 'vitest';
import type { Sequences } from './contract.ts';
import { createSequences } from './create-sequences.ts';

interface Sent {
  readonly route: string;
  readonly [operand: string]: unknown;
}

/** A client that notes what it is asked for, and answers from `replies` in turn. */
function fakeBenchling(...replies: object[]) {
  const sent: Sent[] = [];
  const next = (route: string, input: object): object => {
    sent.push({ route, ...input });
    return replies.shift() ?? {};
  };
  const items = async function* (route: string, input: object): AsyncGenerator {
    yield* next(route, input) as Iterable<unknown>;
  };
  const client = {
    request: async (route: string, input: object) => next(route, input),
    list: items,
    bulk: items,
    waitForTask: async (task: object) => {
      if ('failure' in task) throw task.failure;
      return {};
    },
  };
  return { sequences: createSequences(client as unknown as Benchling), sent };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const create = { name: 'p', bases: 'ACGT', isCircular: true, folderId: 'lib_1' };
const upsert = { ...create, registryId: 'src_1', schemaId: 'ts_1', annotations: [], primers: [] };

describe('sequences', () => {
  it.each<[string, (sequences: Sequences) => Promise<unknown>, Sent]>([
    [
      'gets one',
      (sequences) => sequences.get('seq_1'),
      { route: 'GET /dna-sequences/{dna_sequence_id}', path: { dna_sequence_id: 'seq_1' } },
    ],
    ['creates one', (sequences) => sequences.create(create), { route: 'POST /dna-sequences', body: create }],
    [
      'changes one',
      (sequences) => sequences.update('seq_1', { name: 'q' }),
      { route: 'PATCH /dna-sequences/{dna_sequence_id}', path: { dna_sequence_id: 'seq_1' }, body: { name: 'q' } },
    ],
    [
      'upserts one by its registry id',
      (sequences) => sequences.upsert('DNA001', upsert),
      {
        route: 'PATCH /dna-sequences/{entity_registry_id}:upsert',
        path: { entity_registry_id: 'DNA001' },
        body: upsert,
      },
    ],
    [
      'archives some for a reason',
      (sequences) => sequences.archive(['seq_1'], 'Retired'),
      { route: 'POST /dna-sequences:archive', body: { dnaSequenceIds: ['seq_1'], reason: 'Retired' } },
    ],
    [
      'brings some back',
      (sequences) => sequences.unarchive(['seq_1']),
      { route: 'POST /dna-sequences:unarchive', body: { dnaSequenceIds: ['seq_1'] } },
    ],
    [
      'registers some',
      (sequences) => sequences.register({ registryId: 'src_1', ids: ['seq_1'], namingStrategy: 'NEW_IDS' }),
      {
        route: 'POST /registries/{registry_id}:bulk-register-entities',
        path: { registry_id: 'src_1' },
        body: { entityIds: ['seq_1'], namingStrategy: 'NEW_IDS' },
      },
    ],
    [
      'takes some out of the registry',
      (sequences) => sequences.unregister({ registryId: 'src_1', ids: ['seq_1'], folderId: 'lib_1' }),
      {
        route: 'POST /registries/{registry_id}:unregister-entities',
        path: { registry_id: 'src_1' },
        body: { entityIds: ['seq_1'], folderId: 'lib_1' },
      },
    ],
  ])('%s with one request', async (_, act, expected) => {
    const { sequences, sent } = fakeBenchling();

    await act(sequences);

    expect(sent).toEqual([expected]);
  });

  it('hands the signal and the run on with every request', async () => {
    const { sequences, sent } = fakeBenchling();
    const options = { signal: new AbortController().signal, context: { runId: 'run_1' } };

    await sequences.create(create, options);

    expect(sent).toEqual([{ route: 'POST /dna-sequences', body: create, ...options }]);
  });

  it('finds by name, registry id or alias, or by one of them', async () => {
    const found = [
      { id: 'seq_1', name: 'p', aliases: [], entityRegistryId: null },
      { id: 'seq_2', name: 'x', aliases: ['p'], entityRegistryId: 'DNA002' },
      { id: 'seq_3', name: 'y', aliases: [], entityRegistryId: 'p' },
    ];
    const { sequences, sent } = fakeBenchling(found, found, found, found);

    const any = await sequences.find('p', { folderId: 'lib_1' });
    const byName = await sequences.find('p', { by: 'name' });
    const byAlias = await sequences.find('p', { by: 'alias' });
    const byRegistryId = await sequences.find('p', { by: 'registry-id' });

    expect(sent[0]).toEqual({ route: 'GET /dna-sequences', query: { name: 'p', folderId: 'lib_1' } });
    expect([any, byName, byAlias, byRegistryId].map((list) => list.map(({ id }) => id).join())).toEqual([
      'seq_1,seq_2,seq_3',
      'seq_1',
      'seq_2',
      'seq_3',
    ]);
  });

  it('does not take an empty name for any name', async () => {
    const { sequences, sent } = fakeBenchling();

    const finding = sequences.find(' ');

    await expect(finding).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(sent).toEqual([]);
  });

  it('gets many by their ids in the order asked for, a hundred in a request', async () => {
    const ids = Array.from({ length: 150 }, (_, at) => `seq_${at}`);
    const reply = (part: string[]): object => ({ dnaSequences: part.toReversed().map((id) => ({ id })) });
    const { sequences, sent } = fakeBenchling(reply(ids.slice(0, 100)), reply(ids.slice(100)));

    const got = await sequences.bulkGet(ids);

    expect(got.map(({ id }) => id)).toEqual(ids);
    expect(sent.map(({ query }) => (query as { dnaSequenceIds: string }).dnaSequenceIds.split(',').length)).toEqual([
      100, 50,
    ]);
  });

  it('reads all pages of a search, as one that may be repeated', async () => {
    const { sequences, sent } = fakeBenchling(
      { dnaSequences: [{ id: 'seq_1' }], nextToken: 'more' },
      { dnaSequences: [{ id: 'seq_2' }], nextToken: '' },
    );

    const found = await collect(sequences.searchBases('GATTACAA', { schemaId: 'ts_1' }));

    expect(found.map(({ id }) => id)).toEqual(['seq_1', 'seq_2']);
    expect(sent.map(({ route, body, idempotent }) => ({ route, body, idempotent }))).toEqual([
      { route: 'POST /dna-sequences:search-bases', body: { bases: 'GATTACAA', schemaId: 'ts_1' }, idempotent: true },
      {
        route: 'POST /dna-sequences:search-bases',
        body: { bases: 'GATTACAA', schemaId: 'ts_1', nextToken: 'more' },
        idempotent: true,
      },
    ]);
  });

  it('does not read a search on whose pages go round', async () => {
    const page = { dnaSequences: [], nextToken: 'same' };
    const { sequences } = fakeBenchling(page, page);

    const reading = collect(sequences.matchBases('ACGT'));

    await expect(reading).rejects.toMatchObject({ code: 'API_UNEXPECTED_REPLY' });
  });

  it('says so before it sends a search for too few bases or a registration of too many', async () => {
    const { sequences, sent } = fakeBenchling();
    const ids = Array.from({ length: 2501 }, () => 'seq_1');

    const searching = async (): Promise<unknown> => collect(sequences.searchBases('GATTACA'));
    const registering = sequences.register({ registryId: 'src_1', ids, namingStrategy: 'NEW_IDS' });

    await expect(searching()).rejects.toThrow('at least 8 bases; these are 7');
    await expect(registering).rejects.toThrow('2501 sequences are too many');
    expect(sent).toEqual([]);
  });

  it('explains a registration that another one kept out', async () => {
    const failure = new TaskError('TASK_FAILED', 'Task t failed: Another registration attempt is in progress.');
    const { sequences } = fakeBenchling({ failure });

    const registering = sequences.register({ registryId: 'src_1', ids: ['seq_1'], namingStrategy: 'NEW_IDS' });

    await expect(registering).rejects.toMatchObject({
      code: 'TASK_FAILED',
      message:
        'Registry src_1 was busy with another registration, and nothing was registered. Try again in two minutes.',
      cause: failure,
      details: { isRegistryBusy: true },
    });
  });

  it('passes any other failure of a registration on', async () => {
    const failure = new TaskError('TASK_FAILED', 'Task t failed: seq_1 has no schema.');
    const { sequences } = fakeBenchling({ failure });

    const registering = sequences.register({ registryId: 'src_1', ids: ['seq_1'], namingStrategy: 'NEW_IDS' });

    await expect(registering).rejects.toBe(failure);
  });
});
