import { array, assert, asyncProperty, integer, nat, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startInventoryLab, type InventoryLab } from '../../../test/support/inventory-lab.ts';

const uL = (value: number) => ({ value, units: 'uL' });
const ng = (value: number) => ({ value, units: 'ng/uL' });

async function stocked(lab: InventoryLab, value = 100, concentration = 50): Promise<string> {
  const id = await lab.tube();
  await lab.transfers([
    {
      destinationContainerId: id,
      sourceEntityId: lab.dnaId,
      transferQuantity: uL(value),
      sourceConcentration: ng(concentration),
    },
  ]);
  return id;
}

describe('transfers', () => {
  it('move a volume out of one container into another, and record both sides', async () => {
    const lab = await startInventoryLab();
    const source = await stocked(lab);
    const target = await lab.tube();

    const task = await lab.transfers([
      { sourceContainerId: source, destinationContainerId: target, transferQuantity: uL(2.5), finalQuantity: uL(10) },
    ]);

    expect(task.response.destinationContainers).toEqual([expect.objectContaining({ id: target, quantity: uL(10) })]);
    expect(await lab.held(source)).toEqual({ ...uL(97.5), [lab.dnaId]: 50 });
    expect(await lab.held(target)).toEqual({ ...uL(10), [lab.dnaId]: 12.5 });
    const log = [source, target].flatMap((itemId) => lab.parts.audit.list({ itemId }));
    expect(log.map(({ eventDescription, newValue }) => [eventDescription, newValue])).toEqual(
      expect.arrayContaining([
        ['Container: Transferred out', '97.5 uL'],
        ['Container: Transferred in', '10 uL'],
      ]),
    );
  });

  it('leave their source as it was on a tenant that is set so', async () => {
    const lab = await startInventoryLab({ transfers: { lowerSources: false } });
    const source = await stocked(lab);
    const target = await lab.tube();

    await lab.transfers([
      { sourceContainerId: source, destinationContainerId: target, transferQuantity: uL(2.5), finalQuantity: uL(10) },
    ]);

    expect(await lab.held(source)).toEqual({ ...uL(100), [lab.dnaId]: 50 });
    expect(await lab.held(target)).toEqual({ ...uL(10), [lab.dnaId]: 12.5 });
  });

  it('still take volumes in the place of quantities', async () => {
    const lab = await startInventoryLab();
    const source = await stocked(lab);
    const target = await lab.tube();

    await lab.transfers([
      { sourceContainerId: source, destinationContainerId: target, transferVolume: uL(5), finalVolume: uL(10) },
    ]);
    const one = await lab.member('POST', `/containers/${target}:transfer`, {
      sourceContainerId: source,
      transferVolume: uL(5),
      destinationVolume: uL(50),
      destinationContents: [{ entityId: lab.dnaId }],
    });

    expect(one.status).toBe(200);
    expect([await lab.held(source), await lab.held(target)]).toEqual([
      { ...uL(90), [lab.dnaId]: 50 },
      { ...uL(50), [lab.dnaId]: 10 },
    ]);
  });

  it('of 0.1 µL add up to exactly 100 µL after a thousand times', async () => {
    const lab = await startInventoryLab();
    const source = await stocked(lab, 100);
    const target = await lab.tube();

    const transfer = { sourceContainerId: source, destinationContainerId: target, transferQuantity: uL(0.1) };
    await lab.transfers(Array.from({ length: 1000 }, () => transfer));

    expect(await lab.held(target)).toEqual({ ...uL(100), [lab.dnaId]: 50 });
    expect(await lab.held(source)).toEqual({ ...uL(0), [lab.dnaId]: 50 });
  });

  it('in one task see what those before them did', async () => {
    const lab = await startInventoryLab();
    const [a, b, c] = [await stocked(lab), await lab.tube(), await lab.tube()];
    const step = (sourceContainerId: string, destinationContainerId: string) => ({
      sourceContainerId,
      destinationContainerId,
      transferQuantity: uL(10),
      finalQuantity: uL(100),
    });

    await lab.transfers([step(a, b), step(b, c)]);

    expect([await lab.held(b), await lab.held(c)]).toEqual([
      { ...uL(90), [lab.dnaId]: 5 },
      { ...uL(100), [lab.dnaId]: 0.5 },
    ]);
  });

  it('are kept all or none, and every one that fails is named by its index', async () => {
    const lab = await startInventoryLab();
    const source = await stocked(lab, 10);
    const target = await lab.tube();
    const move = (change: object) => ({
      sourceContainerId: source,
      destinationContainerId: target,
      transferQuantity: uL(4),
      ...change,
    });

    const task = await lab.transfers([
      move({}),
      move({ transferQuantity: uL(6.000001) }),
      move({ finalQuantity: uL(5) }),
      move({ sourceEntityId: lab.dnaId }),
      move({ destinationContainerId: source }),
      move({ transferQuantity: { value: 1, units: 'mg' } }),
      move({ sourceConcentration: ng(1) }),
      move({ destinationContainerId: 'con_nowhere' }),
      { destinationContainerId: target, sourceEntityId: lab.dnaId },
    ]);

    expect(task.status).toBe('FAILED');
    expect(task.errors).toEqual([
      { index: 1, message: '6.000001 uL cannot be taken from a container that holds 6 uL.' },
      { index: 2, message: expect.stringContaining('The final quantity of 5 uL is less than the') },
      { index: 3, message: 'Give one of sourceEntityId, sourceBatchId and sourceContainerId.' },
      { index: 4, message: expect.stringContaining('is the destination') },
      { index: 5, message: expect.stringContaining('A quantity in mg') },
      { index: 6, message: expect.stringContaining('sourceConcentration is for entities and batches') },
      { index: 7, message: expect.stringContaining('Invalid destinationContainerId: con_nowhere') },
      { index: 8, message: 'transferQuantity is a required field' },
    ]);
    expect([await lab.held(source), await lab.held(target)]).toEqual([
      { ...uL(10), [lab.dnaId]: 50 },
      { value: null, units: null },
    ]);
  });

  it('are at most 5000 in one call', async () => {
    const lab = await startInventoryLab();
    const transfer = { destinationContainerId: 'con_any', sourceEntityId: lab.dnaId, transferQuantity: uL(1) };

    const { status, body } = await lab.member('POST', '/transfers', {
      transfers: Array.from({ length: 5001 }, () => transfer),
    });

    expect([status, body.error.message]).toEqual([400, expect.stringContaining('5000')]);
  });

  it('into one container state what it then holds', async () => {
    const lab = await startInventoryLab();
    const target = await stocked(lab, 10);
    const transfer = { sourceEntityId: lab.cellsId, transferQuantity: uL(10), destinationQuantity: uL(40) };

    const lacking = await lab.member('POST', `/containers/${target}:transfer`, {
      ...transfer,
      destinationContents: [{ entityId: lab.cellsId }],
    });
    const done = await lab.member('POST', `/containers/${target}:transfer`, {
      ...transfer,
      destinationContents: [{ entityId: lab.dnaId }, { entityId: lab.cellsId, concentration: ng(7) }],
    });

    expect([lacking.status, lacking.body.error.message]).toEqual([
      400,
      expect.stringContaining('Invalid destinationContents: after the transfer the container holds'),
    ]);
    expect([done.status, done.body]).toEqual([200, {}]);
    expect(await lab.held(target)).toEqual({ ...uL(40), [lab.dnaId]: 12.5, [lab.cellsId]: 7 });
  });

  it('carry the restriction of their source along', async () => {
    const lab = await startInventoryLab();
    const source = await stocked(lab);
    const restriction = { sampleOwnerIds: [lab.memberId], restrictedSamplePartyIds: [lab.memberId] };
    await lab.member('PATCH', `/containers/${source}`, { restrictionStatus: 'RESTRICTED', ...restriction });
    const target = await lab.tube();

    await lab.transfers([{ sourceContainerId: source, destinationContainerId: target, transferQuantity: uL(1) }]);

    const { body } = await lab.member('GET', `/containers/${target}`);
    expect(body).toMatchObject({ restrictionStatus: 'RESTRICTED', sampleOwners: [{ id: lab.memberId }] });
  });

  it('are refused to who may not edit both containers', async () => {
    const lab = await startInventoryLab();
    const source = await stocked(lab);
    const target = await lab.tube({ projectId: lab.projectId });
    const eve = lab.user('eve', { [lab.registryId]: 'Write', [lab.projectId]: 'Read' });

    const task = await lab.transfers(
      [{ sourceContainerId: source, destinationContainerId: target, transferQuantity: uL(1) }],
      eve.call,
    );

    expect(task.errors).toEqual([{ index: 0, message: expect.stringContaining('You do not have permission to edit') }]);
    expect(await lab.held(source)).toEqual({ ...uL(100), [lab.dnaId]: 50 });
  });

  it('conserve the volume of all containers to the picolitre, whatever is moved where', async () => {
    const lab = await startInventoryLab();
    const tubes = [await stocked(lab, 500, 12.5), await lab.tube(), await lab.tube()];
    const move = record({ from: nat(2), to: nat(2), picolitres: integer({ min: 1, max: 50_000_000 }) });
    const picolitres = async (id: string): Promise<number> => {
      const { value, units } = (await lab.admin('GET', `/containers/${id}`)).body.quantity;
      return Math.round(value * (units === 'pL' ? 1 : 1e6));
    };
    const volumes = (): Promise<number[]> => Promise.all(tubes.map(picolitres));

    await assert(
      asyncProperty(array(move, { minLength: 1, maxLength: 6 }), async (moves) => {
        const before = await volumes();
        const { status } = await lab.transfers(
          moves.map(({ from, to, picolitres: value }) => ({
            sourceContainerId: tubes[from],
            destinationContainerId: tubes[to],
            transferQuantity: { value, units: 'pL' },
          })),
        );
        const after = await volumes();

        expect(after.reduce((sum, volume) => sum + volume)).toBe(500_000_000);
        expect(after.every((volume) => volume >= 0)).toBe(true);
        expect(status === 'SUCCEEDED' || after.join() === before.join()).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
