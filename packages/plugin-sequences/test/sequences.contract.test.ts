import { apiKey, createApp } from '@ligase/core';
import { sequences, sequencesPlugin, type ImportOutcome, type Sequences } from '@ligase/plugin-sequences';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab, type Lab } from '../../tenant/test/support/start-tenant.ts';

const plasmid = new URL('../../../apps/quickstart/sequences/pPCP1.gb', import.meta.url).pathname;
const silent = { child: () => silent, debug() {}, info() {}, warn() {}, error() {} };

/** The service, in an app on the lab's tenant. */
async function startSequences(): Promise<{
  readonly lab: Lab;
  readonly service: Sequences;
  readonly schemaId: string;
}> {
  const lab = startLab();
  const { url } = await lab.tenant.listen();
  const schema = lab.tenant.resources.schemas.create(lab.actor, {
    name: 'Plasmid',
    type: 'dna_sequence',
    prefix: 'PL',
    registryId: lab.registryId,
  });
  const user = lab.user('robot', { [lab.projectId]: 'Write', [lab.registryId]: 'Write' });
  const auth = apiKey(lab.parts.users.renewApiKey(user.id));
  const app = await createApp({ name: 'plasmids', tenant: url, auth, plugins: [sequencesPlugin()], logger: silent });
  onTestFinished(() => app.stop());
  return { lab, service: app.get(sequences), schemaId: schema.id };
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* file(...chunks: string[]): AsyncGenerator<string> {
  yield* chunks;
}

const summary = (outcome: ImportOutcome): string =>
  outcome.status === 'refused' ? `refused ${String(outcome.error)}` : `${outcome.status} ${outcome.sequence.name}`;

describe('sequences on a tenant', () => {
  it('imports a real plasmid once, with the proteins of its genes', async () => {
    const { lab, service } = await startSequences();

    const first = await collect(service.importFile(plasmid, { folderId: lab.folderId }));
    const second = await collect(service.importFile(plasmid, { folderId: lab.folderId }));

    expect([...first, ...second].map(summary)).toEqual(['created pPCP1', 'unchanged pPCP1']);
    const held = await collect(service.list({ folderId: lab.folderId }));
    expect(held).toHaveLength(1);
    expect([held[0]?.length, held[0]?.isCircular, held[0]?.annotations?.length]).toEqual([9609, true, 12]);
    expect(held[0]?.translations?.filter(({ aminoAcids }) => !/^[A-Z]+\*$/.test(aminoAcids ?? ''))).toEqual([]);
  });

  it('imports what is good in a file of 1,500, and once', async () => {
    const { lab, service } = await startSequences();
    const records = Array.from(
      { length: 1500 },
      (_, at) => `>p${at}${at % 300 === 0 ? ', first of a lot' : ''}\n${at % 500 === 9 ? 'ACXT' : 'ACGT'}\n`,
    );

    const first = await collect(service.importFile(file(...records), { folderId: lab.folderId }));
    const second = await collect(service.importFile(file(...records), { folderId: lab.folderId, batchSize: 1000 }));

    const counts = (outcomes: ImportOutcome[]): object =>
      Object.fromEntries(
        [...new Set(outcomes.map(({ status }) => status))].map((status) => [
          status,
          outcomes.filter((outcome) => outcome.status === status),
        ]),
      );
    expect(counts(first)).toMatchObject({ created: { length: 1497 }, refused: { length: 3 } });
    expect(counts(second)).toMatchObject({ unchanged: { length: 1497 }, refused: { length: 3 } });
    expect(second.map(({ index }) => index)).toEqual([...records.keys()]);
  });

  it('registers what it imports, and finds it again under the name that it lost', async () => {
    const { lab, service, schemaId } = await startSequences();
    const { folderId, registryId } = lab;
    const options = { folderId, registryId, schemaId, namingStrategy: 'DELETE_NAMES' } as const;

    const first = await collect(service.importFile(file('>mine\nACGTACGT\n'), options));
    const second = await collect(service.importFile(file('>mine\nACGTACGT\n'), options));

    expect([...first, ...second].map(summary)).toEqual(['created PL001', 'unchanged PL001']);
    expect((await service.find('mine', { by: 'alias' })).map(({ name }) => name)).toEqual(['PL001']);
    expect((await service.find('PL001', { by: 'registry-id' })).map(({ name }) => name)).toEqual(['PL001']);
  });

  it('creates, changes, registers, searches, unregisters, archives and brings back a sequence', async () => {
    const { lab, service, schemaId } = await startSequences();
    const { folderId, registryId } = lab;
    const made = await service.create({ name: 'p', bases: 'GATTACAGATTACA', isCircular: true, folderId, schemaId });

    await service.update(made.id, { name: 'q' });
    await service.register({ registryId, ids: [made.id], namingStrategy: 'NEW_IDS' });
    const registered = await service.get(made.id);
    const [matched, contained] = [
      await collect(service.matchBases('gattacagattaca')),
      await collect(service.searchBases('ACAGATTA')),
    ];
    await service.unregister({ registryId, ids: [made.id], folderId });
    await service.archive([made.id], 'Made in error');
    const archived = await collect(service.list({ folderId }));
    await service.unarchive([made.id]);
    const [back] = await service.bulkGet([made.id]);

    expect([registered.name, registered.entityRegistryId]).toEqual(['q', 'PL001']);
    expect([matched, contained].map((list) => list.map(({ id }) => id))).toEqual([[made.id], [made.id]]);
    expect(archived).toEqual([]);
    expect([back?.registryId, back?.archiveRecord]).toEqual([null, null]);
  });

  it('writes nothing into a folder that it may not see, and says what to grant', async () => {
    const { service } = await startSequences();

    const importing = collect(service.importFile(plasmid, { folderId: 'lib_unknown' }));

    await expect(importing).rejects.toMatchObject({
      code: 'API_NOT_FOUND',
      message: expect.stringContaining('lib_unknown'),
    });
  });

  it('tells of each item of a bulk call whether Benchling took it', async () => {
    const { lab, service } = await startSequences();
    const item = (name: string, bases: string) => ({ name, bases, isCircular: false, folderId: lab.folderId });

    const created = await collect(service.bulkCreate([item('a', 'ACGT'), item('b', 'AC!T'), item('c', 'GGGG')]));

    expect(created.map(({ index, ok }) => [index, ok])).toEqual([
      [0, true],
      [1, false],
      [2, true],
    ]);
    expect((await collect(service.list({ folderId: lab.folderId, sort: 'name' }))).map(({ name }) => name)).toEqual([
      'a',
      'c',
    ]);
  });
});
