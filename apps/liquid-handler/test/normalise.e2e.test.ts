import { wellNames } from '@ligase/liquid-handling';
import { audit } from '@ligase/plugin-auditing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab } from './harness/lab.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

describe('a task to normalise a plate', { timeout: 2 * timeout }, () => {
  it.each([
    { size: 96, grid: { rows: 8, columns: 12 }, volume: '50 uL', volumePl: 50_000_000 },
    { size: 384, grid: { rows: 16, columns: 24 }, volume: '40 uL', volumePl: 40_000_000 },
  ] as const)('of $size wells ends with each as the ledger says, recorded under the app', async (plate) => {
    const startedAt = new Date();
    const lab = await startLab();
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const handler = await startHandler({ access: lab.access });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    lab.announce(handler);
    const source = await lab.makePlate('SOURCE', plate.size);
    await lab.makePlate('TARGET', plate.size);
    await lab.addDiluent(await lab.makePlate('TE', 1), 50_000);
    const wells = wellNames(plate.grid);
    // Strong enough for all, and such that every share of a sample is a whole number of the device's steps.
    const strengths = [10, 20, 25, 50];
    await lab.addSamples(source, Object.fromEntries(wells.map((well, index) => [well, strengths[index % 4] ?? 10])));
    const before = await lab.volumes('TE');

    const task = await lab.makeTask({
      'Source plate': 'SOURCE',
      'Diluent plate': 'TE',
      'Destination plate': 'TARGET',
      Concentration: '5 ng/uL',
      Volume: plate.volume,
    });
    const status = async () => (await lab.tasks.get(task.id)).status.displayName;
    await expect.poll(status, { timeout }).toBe('To approve');
    await lab.tasks.move(task.id, 'Approved');
    await expect.poll(status, { timeout }).toBe('Done');

    const [from, to, left] = [await lab.volumes('SOURCE'), await lab.volumes('TARGET'), await lab.volumes('TE')];
    const takenPl = wells.map((_, index) => (plate.volumePl * 5) / (strengths[index % 4] ?? 10));
    expect(wells.map((well) => to[well])).toEqual(wells.map(() => plate.volumePl));
    expect(wells.map((well) => from[well])).toEqual(takenPl.map((taken) => 100_000_000 - taken));
    // What is dispensed, and what goes away with tips.
    expect((before['A1'] ?? 0) - (left['A1'] ?? 0)).toBeGreaterThanOrEqual(
      takenPl.reduce((sum, taken) => sum + plate.volumePl - taken, 0),
    );
    const audited = { since: startedAt, app: lab.access.appId, maxObjects: 2_000 };
    const { confirmed, onlyOurs, onlyBenchlings, unsure } = await handler.app.get(audit).reconcile(audited);
    const operations = (findings: typeof confirmed) => findings.map(({ record }) => record?.operationId);
    expect(operations(confirmed)).toContain('transferIntoContainers');
    // Benchling's log does not tell of results.
    const untold = operations([...onlyOurs, ...unsure]).filter((id) => id?.includes('Result') !== true);
    expect([untold, onlyBenchlings]).toEqual([[], []]);
  });
});
