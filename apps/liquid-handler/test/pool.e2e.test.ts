import { audit } from '@ligase/plugin-auditing';
import { wellsOf } from '@ligase/plugin-inventory';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addWork } from './harness/add-work.ts';
import { startLab, type Lab } from './harness/lab.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;
const fields = ['Members', 'Destination plate', 'Destination well', 'Volume'];

/** What goes into a well of a test: 100 uL of a sequence of this length, in ng/uL or, without, of nobody knows how much. */
interface Sequence {
  readonly well: string;
  readonly lengthBp: number;
  readonly ngPerUl?: number;
}

/** Puts sequences of their own into wells of a plate. */
async function addSequences(lab: Lab, plateId: string, sequences: readonly Sequence[]): Promise<void> {
  const { folders = [] } = await lab.api.request('GET /folders');
  const wells = wellsOf(await lab.inventory.plates.get(plateId));
  const transfers = await Promise.all(
    sequences.map(async ({ well, lengthBp, ngPerUl }) => {
      const bases = 'ACGT'.repeat(lengthBp).slice(0, lengthBp);
      const body = { name: `p${well}-${lengthBp}`, bases, isCircular: true, folderId: folders[0]?.id ?? '' };
      const { id = '' } = await lab.api.request('POST /dna-sequences', { body });
      return {
        destinationContainerId: wells.find(({ position }) => position === well)?.containerId ?? '',
        sourceEntityId: id,
        ...(ngPerUl !== undefined && { sourceConcentration: { value: ngPerUl, units: 'ng/uL' } }),
        transferQuantity: { value: 100, units: 'uL' as const },
      };
    }),
  );
  await lab.api.waitForTask(await lab.api.request('POST /transfers', { body: { transfers } }));
}

/** A lab with an app that does tasks of a kind. */
async function startWith(kind: 'pool' | 'pool-equimolar') {
  const lab = await startLab();
  onTestFinished(() => lab[Symbol.asyncDispose]());
  const work = await addWork(lab, kind, fields);
  const handler = await startHandler({ access: lab.access });
  onTestFinished(() => handler[Symbol.asyncDispose]());
  lab.announce(handler);
  const approve = async (task: Awaited<ReturnType<typeof work.makeTask>>) => {
    await expect.poll(() => work.status(task), { timeout }).toBe('To approve');
    await lab.tasks.move(task.id, 'Approved');
    await expect.poll(() => work.status(task), { timeout }).toBe('Done');
  };
  return { lab, work, handler, approve };
}

const filled = (volumes: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(Object.entries(volumes).filter(([, volumePl]) => volumePl !== 0));

describe('a task to pool equimolar', { timeout: 2 * timeout }, () => {
  it('ends with as many molecules of each sequence in one well, recorded under the app', async () => {
    const startedAt = new Date();
    const { lab, work, handler, approve } = await startWith('pool-equimolar');
    const [one, other] = [
      [
        { well: 'A1', lengthBp: 1_000, ngPerUl: 33 },
        { well: 'B2', lengthBp: 3_000, ngPerUl: 41.7 },
        { well: 'H12', lengthBp: 700, ngPerUl: 12.9 },
      ],
      [{ well: 'C3', lengthBp: 5_386, ngPerUl: 120 }],
    ] as const;
    await addSequences(lab, await lab.makePlate('LIB-1', 96), one);
    await addSequences(lab, await lab.makePlate('LIB-2', 96), other);
    await lab.makePlate('POOLS', 96);

    const task = await work.makeTask({
      Members: 'LIB-1; LIB-2, c03',
      'Destination plate': 'POOLS',
      'Destination well': 'B01',
      Volume: '60 uL',
    });
    await approve(task);

    const [left1, left2] = [await lab.volumes('LIB-1'), await lab.volumes('LIB-2')];
    const given = [...one.map((sequence) => ({ ...sequence, left: left1 })), { ...other[0], left: left2 }].map(
      ({ well, left, ...sequence }) => ({ ...sequence, takenPl: 100_000_000 - (left[well] ?? 0) }),
    );
    // nM × uL = fmol, and nM = ng/uL × 1e6 / (660 × base pairs).
    const fmol = given.map(({ ngPerUl, lengthBp, takenPl }) => ((ngPerUl * 1e6) / (660 * lengthBp)) * (takenPl / 1e6));
    const mean = fmol.reduce((sum, amount) => sum + amount) / fmol.length;
    // Each volume is rounded to 0.1 uL, the device's step.
    for (const [index, amount] of fmol.entries())
      expect(Math.abs(amount / mean - 1)).toBeLessThan(100_000 / (given[index]?.takenPl ?? 0));
    const takenPl = given.reduce((sum, { takenPl: taken }) => sum + taken, 0);
    expect(filled(await lab.volumes('POOLS'))).toEqual({ B1: takenPl });
    expect(Math.abs(takenPl - 60_000_000)).toBeLessThanOrEqual((4 * 100_000) / 2);

    const audited = { since: startedAt, app: lab.access.appId, maxObjects: 500 };
    const { confirmed, onlyBenchlings } = await handler.app.get(audit).reconcile(audited);
    expect(confirmed.map(({ record }) => record?.operationId)).toContain('transferIntoContainers');
    expect(onlyBenchlings).toEqual([]);
  });

  it('fails and moves nothing when members or the well are not as they must be, and says what to do', async () => {
    const { lab, work } = await startWith('pool-equimolar');
    const plate = await lab.makePlate('LIB', 96);
    await addSequences(lab, plate, [
      { well: 'A1', lengthBp: 1_000, ngPerUl: 33 },
      { well: 'B1', lengthBp: 1_000 },
      { well: 'C1', lengthBp: 1_000, ngPerUl: 33 },
    ]);
    await addSequences(lab, plate, [{ well: 'C1', lengthBp: 2_000, ngPerUl: 33 }]);
    await lab.addSamples(plate, { D1: 20 });
    await lab.addSamples(await lab.makePlate('POOLS', 96), { H12: 20 });
    const before = [await lab.volumes('LIB'), await lab.volumes('POOLS')];
    const outcomeOf = async (members: string, well = 'A1', destination = 'POOLS') => {
      const wanted = { Members: members, 'Destination plate': destination, 'Destination well': well };
      const task = await work.makeTask(wanted);
      await expect.poll(() => work.status(task), { timeout }).toBe('Failed');
      return (await lab.tasks.get(task.id)).fields['Outcome']?.value;
    };

    const outcomes = [
      await outcomeOf('LIB, A1; LIB, B1'),
      await outcomeOf('LIB, A1; LIB, C1'),
      await outcomeOf('LIB, A1; LIB, D1'),
      await outcomeOf('LIB, A1', 'H12'),
      await outcomeOf('LIB, A1', 'A1', 'NO-SUCH'),
      await outcomeOf('LIB, A1, 5 uL'),
    ];

    expect(outcomes).toEqual([
      expect.stringContaining('B1 of LIB: Its concentration is not known. Mend that'),
      expect.stringMatching(/C1 of LIB: It holds pC1-1000, pC1-2000, and it is not said which/u),
      expect.stringContaining('D1 of LIB: Its concentration is known by mass and wanted by substance'),
      expect.stringContaining('A pool goes into an empty well, and H12 of POOLS holds 100 uL.'),
      expect.stringContaining('There is no plate with the barcode NO-SUCH'),
      expect.stringContaining('Member 1 is "LIB, A1, 5 uL". A member is "plate, well"'),
    ]);
    expect([await lab.volumes('LIB'), await lab.volumes('POOLS')]).toEqual(before);
  });
});

describe('a task to pool', { timeout: 2 * timeout }, () => {
  it('ends with the same volume of each member in one well', async () => {
    const { lab, work, approve } = await startWith('pool');
    await lab.addSamples(await lab.makePlate('P1', 96), { A1: 10, C7: 20 });
    await lab.addSamples(await lab.makePlate('P2', 96), { H12: 30 });
    await lab.makePlate('POOLS', 96);

    const task = await work.makeTask({
      Members: 'P1\nP2, H12',
      'Destination plate': 'POOLS',
      'Destination well': 'A1',
      Volume: '12.5 uL',
    });
    await approve(task);

    expect(filled(await lab.volumes('POOLS'))).toEqual({ A1: 37_500_000 });
    expect(filled(await lab.volumes('P1'))).toEqual({ A1: 87_500_000, C7: 87_500_000 });
    expect(filled(await lab.volumes('P2'))).toEqual({ H12: 87_500_000 });
  });
});
