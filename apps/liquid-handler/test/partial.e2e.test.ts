import { transfersOf, writeEchoLog } from '@ligase/liquid-handling';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Device } from '../src/devices/contract.ts';
import { startLab } from './harness/lab.ts';
import { makeSmallTask, smallVolumes } from './harness/small-task.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

describe('a device that could not do all of a plan', { timeout: 2 * timeout }, () => {
  it('leads to a task that failed, and to an inventory with what was really moved', async () => {
    const lab = await startLab();
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const handler = await startHandler({ access: lab.access, device: skipsSamplesOf('B2') });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    lab.announce(handler);
    const { id } = await makeSmallTask(lab, 1);
    const task = () => lab.tasks.get(id);
    const status = async () => (await task()).status.displayName;

    await expect.poll(status, { timeout }).toBe('To approve');
    await lab.tasks.move(id, 'Approved');
    await expect.poll(status, { timeout }).toBe('Failed');

    expect((await task()).fields['Outcome']?.value).toMatch(/^Partial: 1 of 8 transfers .* \(No liquid found\)/u);
    expect(await lab.volumes('T1')).toEqual({ ...smallVolumes, B2: 45_000_000 });
    expect((await lab.volumes('S1'))['B2']).toBe(100_000_000);
  });
});

/** A dry run that finds no sample in one well. */
function skipsSamplesOf(well: string): Device {
  return {
    dispatch: () => Promise.resolve(),
    log({ plan }) {
      const transfers = transfersOf(plan).map(({ source, destination, volumePl, phase }) => {
        const fails = phase === 'sample' && source.well === well;
        return {
          source,
          destination,
          plannedPl: volumePl,
          actualPl: fails ? 0 : volumePl,
          ...(fails && { reason: 'No liquid found' }),
        };
      });
      return Promise.resolve(writeEchoLog({ facts: {}, transfers }, plan));
    },
  };
}
