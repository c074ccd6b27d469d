import { createTestApp, startTestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { sequences, sequencesPlugin, type ImportOutcome, type RegisterPlace } from '../src/index.ts';
import { collect } from './collect.ts';

async function lab(namingStrategy: RegisterPlace['namingStrategy'] = 'NEW_IDS') {
  const tenant = await startTestTenant({
    folders: [{ id: 'lib_box', name: 'Box' }],
    settings: { limits: { enabled: false } },
  });
  const { control, registryId } = tenant;
  const schemaId = control.createSchema({ registryId, name: 'Plasmid', type: 'dna_sequence', prefix: 'PL' }).id;
  const service = (await createTestApp({ tenant, plugins: [sequencesPlugin()] })).get(sequences);
  const place: RegisterPlace = { folderId: 'lib_box', registryId, schemaId, namingStrategy };
  const held = async () =>
    (await collect(service.list())).map(({ name, entityRegistryId }) => `${name} ${entityRegistryId}`);
  return { tenant, control, service, place, held };
}

const said = (outcomes: readonly ImportOutcome[]): readonly string[] =>
  outcomes.map((outcome) =>
    outcome.status === 'refused'
      ? `refused: ${(outcome.error as Error).message}`
      : `${outcome.status} ${outcome.sequence.name}`,
  );

const text = '>pUC19\nACGTACGTAC\n>pBR322\nGGGGCCCCAA\n';

describe('checked sequences', () => {
  it('are created and registered once, however often that is done', async () => {
    const { service, place, held } = await lab();
    const check = await service.check(text);

    const first = await service.registerChecked(check, place);
    const again = await service.registerChecked(JSON.parse(JSON.stringify(check)) as typeof check, place);

    expect([...said(first), ...said(again)]).toEqual([
      'created pUC19',
      'created pBR322',
      'unchanged pUC19',
      'unchanged pBR322',
    ]);
    expect((await held()).toSorted()).toEqual(['pBR322 PL002', 'pUC19 PL001']);
  });

  it('are found again after they were renamed by the naming strategy, or moved within the registry', async () => {
    const { tenant, service, place, held } = await lab('DELETE_NAMES');
    const check = await service.check(text);
    const [first] = await service.registerChecked(check, place);
    const id = first?.status === 'created' ? first.sequence.id : '';
    await service.update(id, { folderId: tenant.folderId });

    const again = await service.registerChecked(check, place);

    expect(again.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
    expect(await held()).toHaveLength(2);
  });

  it('are made once although the answer to the first try is lost', async () => {
    const { control, service, place, held } = await lab();
    const check = await service.check(text);
    control.failNext({ operationId: 'bulkCreateDNASequences', reset: true });

    const first: unknown = await service.registerChecked(check, place).catch((error: unknown) => error);
    const again = await service.registerChecked(check, place);

    expect(first).toMatchObject({ code: 'API_UNKNOWN_OUTCOME' });
    expect(said(again)).toEqual(['unchanged pUC19', 'unchanged pBR322']);
    expect(await held()).toHaveLength(2);
  });

  it('are made after a first try in which nothing was, as when another registration is under way', async () => {
    const { control, service, place, held } = await lab();
    const check = await service.check(text);
    const taskMessage = 'Another registration attempt is in progress';
    control.failNext({ operationId: 'bulkCreateDNASequences', taskMessage });

    const first: unknown = await service.registerChecked(check, place).catch((error: unknown) => error);
    const again = await service.registerChecked(check, place);

    expect(first).toMatchObject({ code: 'TASK_FAILED', details: { isRegistryBusy: true } });
    expect(said(again)).toEqual(['created pUC19', 'created pBR322']);
    expect(await held()).toHaveLength(2);
  });

  it('are refused under a name that other bases have, or that stands in the folder unregistered', async () => {
    const { service, place, held } = await lab();
    await service.registerChecked(await service.check('>pUC19\nTTTTTTTTTT\n'), place);
    await service.create({ name: 'pBR322', bases: 'GGGGCCCCAA', isCircular: false, folderId: place.folderId });

    const outcomes = await service.registerChecked(await service.check(`${text}>pNew\nACGT\n`), place);

    expect(said(outcomes)).toEqual([
      expect.stringContaining('which has other bases'),
      expect.stringContaining('and not registered'),
      'created pNew',
    ]);
    expect(await held()).toHaveLength(3);
  });

  it('are not sent at all when any of them has a problem', async () => {
    const { service, place, held } = await lab();
    const check = await service.check(`${text}>bad\nACXT\n`);

    const registering = service.registerChecked(check, place);

    await expect(registering).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('"X" in column 3') as string,
    });
    expect(await held()).toEqual([]);
  });

  it('are compared with what Benchling has: the same molecule, whatever its first base or strand, and the same name', async () => {
    const { tenant, service } = await lab();
    const circle = { isCircular: true, folderId: tenant.folderId };
    const make = async (name: string, bases: string) => (await service.create({ name, bases, ...circle })).id;
    const identical = await make('one', 'AACCGGTTAC');
    const rotated = await make('two', 'CCGGTTACAA');
    const otherStrand = await make('three', 'GTAACCGGTT');
    const archived = await make('four', 'AACCGGTTAC');
    await service.archive([archived], 'Retired');
    const homonym = await make('mine', 'ACGT');
    const same = await make('mine', 'AACCGGTTAC');
    const long = `A${'C'.repeat(3500)}`;
    const longId = await make('long one', long);
    const check = await service.check(`>mine\naaccggttac\n>free\nTTTTT\n>long\n${long}\n`, { isCircular: true });

    const [mine, free, big] = await service.compare(check);

    expect(mine?.sameBases.map(({ id }) => id).toSorted()).toEqual(
      [identical, rotated, otherStrand, archived, same].toSorted(),
    );
    expect(mine?.identicalIds.toSorted()).toEqual([identical, archived, same].toSorted());
    expect(mine?.sameName.map(({ id }) => id)).toEqual([homonym]);
    expect(free).toEqual({ index: 1, sameBases: [], identicalIds: [], sameName: [] });
    expect(big?.identicalIds).toEqual([longId]);
    // Three thousand bases and more do not go into an address.
    const asked = tenant.control.listRequests({ limit: 500 }).map(({ operationId }) => operationId);
    expect(asked.filter((one) => one === 'matchBasesDnaSequences')).toHaveLength(1);
  });
});
