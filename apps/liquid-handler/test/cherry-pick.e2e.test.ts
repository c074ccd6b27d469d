import { describe, expect, it, onTestFinished } from 'vitest';
import { addWork } from './harness/add-work.ts';
import { startLab } from './harness/lab.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

describe('a task to pick wells', { timeout: 2 * timeout }, () => {
  it('ends with the wanted volumes in the free wells of the destination, and as much less in the sources', async () => {
    const lab = await startLab();
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const work = await addWork(lab, 'cherry-pick', ['Picks', 'Destination plates', 'Locked wells']);
    const handler = await startHandler({ access: lab.access });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    lab.announce(handler);
    await lab.addSamples(await lab.makePlate('P1', 96), { A1: 10, C7: 20 });
    await lab.addSamples(await lab.makePlate('P2', 96), { H12: 30 });
    await lab.makePlate('HITS', 96);

    const task = await work.makeTask({
      Picks: 'P1, a01, 12.5 uL; P1, C7, 20 uL; P2, H12, 7.3 uL; P1, C7, 5 uL, HITS, H1',
      'Destination plates': 'HITS',
      'Locked wells': 'A1, B1',
    });
    await expect.poll(() => work.status(task), { timeout }).toBe('To approve');
    await lab.tasks.move(task.id, 'Approved');
    await expect.poll(() => work.status(task), { timeout }).toBe('Done');

    const held = Object.entries(await lab.volumes('HITS')).filter(([, volumePl]) => volumePl !== 0);
    expect(Object.fromEntries(held)).toEqual({ C1: 12_500_000, D1: 20_000_000, E1: 7_300_000, H1: 5_000_000 });
    expect(await lab.volumes('P1')).toMatchObject({ A1: 87_500_000, C7: 75_000_000 });
    expect(await lab.volumes('P2')).toMatchObject({ H12: 92_700_000 });
  });
});
