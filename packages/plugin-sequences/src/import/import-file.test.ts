import type { Schemas } from '@ligase/benchling-api/v2';
import { InputError, NetworkError, TaskError, type Benchling } from '@ligase/core';
import { describe, expect, it } from 'vitest';
import type { DnaSequence } from '../contract.ts';
import { importFile, type ImportOptions, type ImportOutcome, type ImportProgress } from './import-file.ts';

type Create = Schemas['DnaSequenceBulkCreate'];

/** A tenant of one folder, as far as an import asks it. `refuse` gives the error of an item that it does not take. */
function memoryFolder(refuse: (item: Create) => Error | undefined = () => undefined) {
  const held: DnaSequence[] = [];
  const asked: string[][] = [];
  const sizes: number[] = [];
  const client = {
    request: async () => ({ folder: {} }),
    async *list(_: string, { query }: { query: Record<string, string> }) {
      const names = query['name'] === undefined ? query['names.anyOf.caseSensitive']!.split(',') : [query['name']];
      asked.push(names);
      for (const sequence of held) {
        if ([sequence.name, ...(sequence.aliases ?? [])].some((name) => names.includes(name))) yield sequence;
      }
    },
    async *bulk(_: string, { items }: { items: Create[] }) {
      if (items.length > 0) sizes.push(items.length);
      for (const [index, item] of items.entries()) {
        const error = refuse(item);
        if (error !== undefined) yield { index, ok: false, state: 'not-done', error };
        else {
          const value = { ...item, id: `seq_${held.length}` } as DnaSequence;
          held.push(value);
          yield { index, ok: true, value };
        }
      }
    },
  };
  return { benchling: client as unknown as Benchling, held, asked, sizes };
}

async function* text(...parts: string[]): AsyncGenerator<string> {
  yield* parts;
}

async function run(benchling: Benchling, file: string, options: Partial<ImportOptions> = {}): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  for await (const outcome of importFile(benchling, text(file), { folderId: 'lib_1', ...options })) {
    outcomes.push(outcome);
  }
  return outcomes;
}

const summary = (outcome: ImportOutcome): string =>
  outcome.status === 'refused'
    ? `${outcome.index} refused ${(outcome.error as Error).message}`
    : `${outcome.index} ${outcome.status} ${outcome.sequence.id}`;

const many = (count: number): string =>
  Array.from({ length: count }, (_, at) => `>p${at}\n${'ACGT'.repeat(at + 1)}\n`).join('');

describe('importFile', () => {
  it('gives an outcome for each record in the order of the file', async () => {
    const folder = memoryFolder((item) => (item.name === 'bad' ? new TaskError('TASK_FAILED', 'no') : undefined));

    const outcomes = await run(folder.benchling, '>a\nACGT\n>broken\nAC!T\n>bad\nACGT\n>b\nGGGG\n');

    expect(outcomes.map(summary)).toEqual([
      '0 created seq_0',
      expect.stringContaining('1 refused Line 4: "!" in column 3 is not a DNA base.'),
      '2 refused no',
      '3 created seq_1',
    ]);
    expect(folder.held.map(({ name, bases, folderId }) => [name, bases, folderId])).toEqual([
      ['a', 'ACGT', 'lib_1'],
      ['b', 'GGGG', 'lib_1'],
    ]);
  });

  it('creates nothing when it is run again', async () => {
    const folder = memoryFolder();
    const first = await run(folder.benchling, many(30), { batchSize: 7 });

    const second = await run(folder.benchling, many(30).toLowerCase(), { batchSize: 11 });

    expect(first.every(({ status }) => status === 'created')).toBe(true);
    expect(second.map(summary)).toEqual(first.map((outcome) => summary(outcome).replace('created', 'unchanged')));
    expect(folder.held).toHaveLength(30);
  });

  it('goes on where an import that broke off had come to', async () => {
    const folder = memoryFolder();
    const outage = new NetworkError('down');
    const broken = memoryFolder((item) => (item.name === 'p20' ? outage : undefined));

    const failing = run(broken.benchling, many(30), { batchSize: 10 });
    await expect(failing).rejects.toBe(outage);
    folder.held.push(...broken.held);
    const outcomes = await run(folder.benchling, many(30), { batchSize: 10 });

    expect(outcomes.filter(({ status }) => status === 'unchanged')).toHaveLength(20);
    expect(folder.held.map(({ name }) => name)).toEqual(Array.from({ length: 30 }, (_, at) => `p${at}`));
  });

  it('takes another sequence of the same name as another, and the same one twice in a file as one', async () => {
    const folder = memoryFolder();
    const file = '>a\nACGT\n>a\nACGG\n>a\nacgt\n';

    const first = await run(folder.benchling, file);
    const second = await run(folder.benchling, file);

    expect(first.map(summary)).toEqual(['0 created seq_0', '1 created seq_1', '2 unchanged seq_0']);
    expect(second.map(summary)).toEqual(['0 unchanged seq_0', '1 unchanged seq_1', '2 unchanged seq_0']);
  });

  it('leaves a sequence that was annotated in Benchling as it is, and says so', async () => {
    const folder = memoryFolder();
    await run(folder.benchling, '>a\nACGT\n');
    folder.held[0]!.annotations = [{ name: 'ori', start: 0, end: 0, strand: 1, type: 'rep_origin' }];

    const again = await run(folder.benchling, '>a\nACGT\n');

    expect(again).toMatchObject([
      {
        status: 'unchanged',
        warnings: [
          { line: 1, message: 'It has other annotations: 1 in Benchling, 0 in the file. It was left as it is.' },
        ],
      },
    ]);
    expect(folder.held[0]?.annotations).toHaveLength(1);
  });

  it('finds again what a naming strategy renamed', async () => {
    const folder = memoryFolder();
    const options = { registryId: 'src_1', namingStrategy: 'DELETE_NAMES' } as const;
    await run(folder.benchling, '>a\nACGT\n', options);
    folder.held[0]!.name = 'DNA001';

    const again = await run(folder.benchling, '>a\nACGT\n', options);

    expect(again.map(summary)).toEqual(['0 unchanged seq_0']);
  });

  it('asks for names with a comma one by one, and for the others together', async () => {
    const folder = memoryFolder();

    await run(folder.benchling, `>a, circular\nAC\n${many(150)}`);

    expect(folder.asked.map((names) => names.length)).toEqual([1, 100, 50]);
    expect(folder.asked[0]).toEqual(['a, circular']);
  });

  it('holds one batch at a time and reports how far it has come', async () => {
    const folder = memoryFolder();
    let pulled = 0;
    async function* records(): AsyncGenerator<string> {
      for (; pulled < 100; pulled++) yield `>p${pulled}\nACGT\n`;
    }
    const progress: ImportProgress[] = [];
    const ahead: number[] = [];

    const options = { folderId: 'lib_1', batchSize: 10, onProgress: (now: ImportProgress) => progress.push(now) };
    for await (const { index } of importFile(folder.benchling, records(), options)) ahead.push(pulled - index);

    expect(Math.max(...ahead)).toBeLessThanOrEqual(12);
    expect(folder.sizes).toEqual(Array.from({ length: 10 }, () => 10));
    expect(progress.at(-1)).toMatchObject({ records: 100, created: 100, unchanged: 0, refused: 0 });
  });

  it('stops with words of its own when the registry is busy', async () => {
    const busy = new TaskError('TASK_FAILED', 'Task t failed: Another registration attempt is in progress.');
    const folder = memoryFolder(() => busy);

    const importing = run(folder.benchling, many(2), { registryId: 'src_1', namingStrategy: 'NEW_IDS' });

    await expect(importing).rejects.toMatchObject({
      message: expect.stringContaining('Registry src_1 was busy with another registration'),
      details: { isRegistryBusy: true },
    });
  });

  it.each([
    [{ registryId: 'src_1' }, 'give both registryId and namingStrategy'],
    [{ batchSize: 0 }, 'batchSize is a whole number from 1 to 1000, not 0'],
  ])('sends nothing with options that do not fit: %j', async (options, message) => {
    const folder = memoryFolder();

    const importing = run(folder.benchling, many(2), options);

    await expect(importing).rejects.toThrow(message);
    await expect(importing).rejects.toBeInstanceOf(InputError);
    expect([folder.asked, folder.held]).toEqual([[], []]);
  });
});
