import { describe, expect, it, onTestFinished } from 'vitest';
import { addWork } from './harness/add-work.ts';
import { startLab } from './harness/lab.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

describe('a task to dilute serially', { timeout: 2 * timeout }, () => {
  it('ends with a row of equal volumes for each sample, and what the last wells would carry on in them', async () => {
    const lab = await startLab();
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const work = await addWork(lab, 'dilute-serially', [
      'Source plate',
      'Source wells',
      'Diluent plate',
      'Destination plate',
      'Waste plate',
      'Factor',
      'Steps',
      'Volume',
    ]);
    const handler = await startHandler({ access: lab.access });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    lab.announce(handler);
    await lab.addSamples(await lab.makePlate('STOCK', 96), { A1: 80, D6: 40 });
    await lab.makePlate('SERIES', 96);
    await lab.addDiluent(await lab.makePlate('TE', 1), 50_000);

    const task = await work.makeTask({
      'Source plate': 'STOCK',
      'Source wells': 'A1, D6',
      'Diluent plate': 'TE',
      'Destination plate': 'SERIES',
      Factor: '3',
      Steps: '4',
      Volume: '50 uL',
    });
    await expect.poll(() => work.status(task), { timeout }).toBe('To approve');
    await lab.tasks.move(task.id, 'Approved');
    await expect.poll(() => work.status(task), { timeout }).toBe('Done');

    const row = (name: string) => ({ [`${name}1`]: 50e6, [`${name}2`]: 50e6, [`${name}3`]: 50e6, [`${name}4`]: 75e6 });
    const held = Object.entries(await lab.volumes('SERIES')).filter(([, volumePl]) => volumePl !== 0);
    expect(Object.fromEntries(held)).toEqual({ ...row('A'), ...row('B') });
    expect(await lab.volumes('STOCK')).toMatchObject({ A1: 75e6, D6: 75e6 });
    // What two multi-dispenses take in excess goes away with their tips, 5 uL each.
    expect(await lab.volumes('TE')).toEqual({ A1: 50e9 - 8 * 50e6 - 2 * 5e6 });
  });
});
