import { createTestApp, startTestTenant, type TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { sequences, sequencesPlugin, type ImportOutcome, type Sequences } from '../src/index.ts';
import { collect } from './collect.ts';

const plasmid = new URL('../../../apps/quickstart/sequences/pPCP1.gb', import.meta.url).pathname;

async function openLab(): Promise<{
  readonly tenant: TestTenant;
  readonly service: Sequences;
  readonly folderId: string;
  readonly registryId: string;
  readonly schemaId: string;
}> {
  const tenant = await startTestTenant();
  const { folderId, registryId, control } = tenant;
  const schema = control.createSchema({ registryId, name: 'Plasmid', type: 'dna_sequence', prefix: 'PL' });
  const app = await createTestApp({ tenant, plugins: [sequencesPlugin()] });
  return { tenant, service: app.get(sequences), folderId, registryId, schemaId: schema.id };
}

async function* chunks(...parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}

const summary = (outcome: ImportOutcome): string =>
  outcome.status === 'refused' ? 'refused' : `${outcome.status} ${outcome.sequence.name}`;

describe('sequences in a lab', () => {
  it('imports a real plasmid once, with the proteins of its genes', async () => {
    const { service, folderId } = await openLab();

    const first = await collect(service.importFile(plasmid, { folderId }));
    const second = await collect(service.importFile(plasmid, { folderId }));

    expect([...first, ...second].map(summary)).toEqual(['created pPCP1', 'unchanged pPCP1']);
    const [held, ...others] = await collect(service.list({ folderId }));
    expect(others).toEqual([]);
    expect([held?.length, held?.isCircular, held?.annotations?.length]).toEqual([9609, true, 12]);
    const proteins = held?.translations?.map(({ aminoAcids = '' }) => aminoAcids);
    expect(proteins).toHaveLength(10);
    expect(proteins?.filter((protein) => !/^[A-Z]+\*$/.test(protein))).toEqual([]);
  });

  it('imports a file of 1,500 records in batches, and only once', async () => {
    const { service, folderId } = await openLab();
    const records = Array.from({ length: 1500 }, (_, at) => {
      const name = at % 300 === 0 ? `p${at}, first of a box` : `p${at}`;
      return `>${name}\n${at % 500 === 9 ? 'ACXT' : 'ACGT'}\n`;
    });

    const first = await collect(service.importFile(chunks(...records), { folderId }));
    const second = await collect(service.importFile(chunks(...records), { folderId, batchSize: 1000 }));

    const count = (outcomes: ImportOutcome[], wanted: ImportOutcome['status']): number =>
      outcomes.filter(({ status }) => status === wanted).length;
    expect([count(first, 'created'), count(first, 'refused')]).toEqual([1497, 3]);
    expect([count(second, 'unchanged'), count(second, 'refused')]).toEqual([1497, 3]);
    expect(second.map(({ index }) => index)).toEqual([...records.keys()]);
  });

  it('sends nothing of a file that is none', async () => {
    const { tenant, service, folderId } = await openLab();
    const before = tenant.control.listRequests({}).length;

    const importing = collect(service.importFile(chunks('Dear colleague,\n'), { folderId }));

    await expect(importing).rejects.toMatchObject({ code: 'INPUT_UNREADABLE' });
    expect(tenant.control.listRequests({})).toHaveLength(before);
  });

  it('finishes an import that was cut off between two batches when it is run again', async () => {
    const { tenant, service, folderId } = await openLab();
    const records = Array.from({ length: 30 }, (_, at) => `>p${at}\nACGT\n`);
    const broken = async (): Promise<void> => {
      for await (const { index } of service.importFile(chunks(...records), { folderId, batchSize: 10 })) {
        if (index === 9) {
          tenant.control.failNext({ operationId: 'bulkCreateDNASequences', status: 500, times: 1 });
        }
      }
    };

    const first = broken();
    await expect(first).rejects.toMatchObject({ code: 'API_UNKNOWN_OUTCOME' });
    const second = await collect(service.importFile(chunks(...records), { folderId, batchSize: 10 }));

    const held = await collect(service.list({ folderId, sort: 'name' }));
    expect(second.filter(({ status }) => status === 'unchanged')).toHaveLength(10);
    expect(held.map(({ name }) => name).toSorted()).toEqual(records.map((_, at) => `p${at}`).toSorted());
  });

  it('registers what it imports, and finds it again under the name that it lost', async () => {
    const { service, folderId, registryId, schemaId } = await openLab();
    const options = { folderId, registryId, schemaId, namingStrategy: 'DELETE_NAMES' } as const;

    const first = await collect(service.importFile(chunks('>mine\nACGTACGT\n'), options));
    const second = await collect(service.importFile(chunks('>mine\nACGTACGT\n'), options));

    expect([...first, ...second].map(summary)).toEqual(['created PL001', 'unchanged PL001']);
    expect((await service.find('mine', { by: 'alias' })).map(({ name }) => name)).toEqual(['PL001']);
    expect((await service.find('PL001', { by: 'registry-id' })).map(({ name }) => name)).toEqual(['PL001']);
  });

  it('imports all of a file but the one record that the registry does not take', async () => {
    const { service, folderId, registryId, schemaId } = await openLab();
    const options = { folderId, registryId, schemaId, namingStrategy: 'KEEP_NAMES' } as const;
    await collect(service.importFile(chunks('>taken\nACGTACGT\n'), options));

    const outcomes = await collect(service.importFile(chunks('>a\nAAAA\n>taken\nCCCC\n>b\nGGGG\n'), options));

    const held = await collect(service.list({ folderId }));
    expect(outcomes.map(summary)).toEqual(['created a', 'refused', 'created b']);
    expect(held.map(({ name }) => name).toSorted()).toEqual(['a', 'b', 'taken']);
  });

  it('registers a sequence that exists, finds it by its bases, and takes it out again', async () => {
    const { service, folderId, registryId, schemaId } = await openLab();
    const bases = 'GATTACAGATTACA';
    const { id } = await service.create({ name: 'p', bases, isCircular: true, folderId, schemaId });

    await service.register({ registryId, ids: [id], namingStrategy: 'NEW_IDS' });
    const { entityRegistryId } = await service.get(id);
    const matched = await collect(service.matchBases(bases.toLowerCase(), { registryId }));
    const contained = await collect(service.searchBases('ACAGATTA', { registryId }));
    await service.unregister({ registryId, ids: [id], folderId });

    expect(entityRegistryId).toBe('PL001');
    expect([matched, contained].map((list) => list.map((sequence) => sequence.id))).toEqual([[id], [id]]);
    expect(await service.get(id)).toMatchObject({ registryId: null, entityRegistryId: null });
  });

  it('upserts a registered sequence by its registry id', async () => {
    const { service, folderId, registryId, schemaId } = await openLab();
    const body = { name: 'p', isCircular: true, registryId, schemaId, folderId, annotations: [], primers: [] };

    const made = await service.upsert('PL042', { ...body, bases: 'ACGT' });
    const changed = await service.upsert('PL042', { ...body, bases: 'GGGG' });

    expect(changed.id).toBe(made.id);
    expect(await service.get(made.id)).toMatchObject({ entityRegistryId: 'PL042', bases: 'GGGG' });
  });
});
