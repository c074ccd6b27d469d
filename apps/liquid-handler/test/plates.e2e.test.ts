import { RefusedError } from '@ligase/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Device, DeviceJob } from '../src/devices/contract.ts';
import { reportAsPlanned } from '../src/devices/report-as-planned.ts';
import { startLab } from './harness/lab.ts';
import { moment } from './harness/moment.ts';
import { askForSmallTask, makeSmallPlates, smallLeft } from './harness/small-task.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

/** A lab with the plates of one small task, and an app that hands plans to a device. */
async function startWith(device: Device) {
  const lab = await startLab();
  onTestFinished(() => lab[Symbol.asyncDispose]());
  const handler = await startHandler({ access: lab.access, device });
  onTestFinished(() => handler[Symbol.asyncDispose]());
  lab.announce(handler);
  await makeSmallPlates(lab, 1);
  const status = async (id: string) => (await lab.tasks.get(id)).status.displayName;
  const planned = async () => {
    const { id } = await askForSmallTask(lab, 1);
    await expect.poll(() => status(id), { timeout }).toBe('To approve');
    return id;
  };
  const ended = async (id: string) => {
    await lab.tasks.move(id, 'Approved');
    await expect.poll(() => status(id), { timeout }).toMatch(/Done|Failed/u);
    return `${await status(id)}: ${(await lab.tasks.get(id)).fields['Outcome']?.value as string}`;
  };
  return { lab, status, planned, ended };
}

describe('a plate that two tasks are planned for', { timeout: 3 * timeout }, () => {
  it('is moved on by one of them, while the other is refused and says which has it', async () => {
    const begun: DeviceJob[] = [];
    const finished = moment();
    const slow: Device = {
      dispatch: (job) => Promise.resolve(void begun.push(job)),
      log: async (job) => {
        await finished.comes;
        return reportAsPlanned(job, 'Slow');
      },
    };
    const { lab, status, planned, ended } = await startWith(slow);
    const [first, second] = [await planned(), await planned()];

    await lab.tasks.move(first, 'Approved');
    await expect.poll(() => begun.length, { timeout }).toBe(1);
    const refused = await ended(second);
    finished.come();
    await expect.poll(() => status(first), { timeout }).toBe('Done');

    const { displayId } = await lab.tasks.get(first);
    expect(refused).toMatch(new RegExp(`^Failed: S1 is held by ${displayId}, .* Nothing was moved\\.$`, 'u'));
    expect(begun.map(({ name }) => name)).toEqual([displayId]);
    expect(await lab.volumes('S1')).toEqual(smallLeft);
  });
});

describe('a device that fails', { timeout: 3 * timeout }, () => {
  it('without having begun leaves the plates to the next task, and the task says that nothing was moved', async () => {
    const jobs: DeviceJob[] = [];
    const busy: Device = {
      dispatch(job) {
        jobs.push(job);
        return jobs.length === 1 ? Promise.reject(new RefusedError('The robot is busy.')) : Promise.resolve();
      },
      log: (job) => Promise.resolve(reportAsPlanned(job, 'Busy at first')),
    };
    const { planned, ended } = await startWith(busy);

    const outcomes = [await ended(await planned()), await ended(await planned())];

    expect(outcomes).toEqual(['Failed: The robot is busy. Nothing was moved.', 'Done: Done: 8 transfers, as planned.']);
  });

  it('and may have begun keeps the plates held until a person archives its task', async () => {
    const jobs: DeviceJob[] = [];
    const torn: Device = {
      dispatch(job) {
        jobs.push(job);
        return jobs.length === 1 ? Promise.reject(new Error('The cable was pulled.')) : Promise.resolve();
      },
      log: (job) => Promise.resolve(reportAsPlanned(job, 'Torn off')),
    };
    const { lab, planned, ended } = await startWith(torn);
    const first = await planned();

    const outcomes = [await ended(first), await ended(await planned())];
    await lab.tasks.archive([first], 'Other');
    outcomes.push(await ended(await planned()));

    const { displayId } = await lab.tasks.get(first);
    expect(outcomes).toEqual([
      expect.stringMatching(
        /^Failed: The cable was pulled\. .*liquid may have moved, and none is recorded\. A person has to look/u,
      ),
      expect.stringContaining(`S1 is held by ${displayId}`),
      'Done: Done: 8 transfers, as planned.',
    ]);
  });

  it('and whose log cannot be read has its task say that not all of what it moved may be recorded', async () => {
    const garbled: Device = { dispatch: () => Promise.resolve(), log: () => Promise.resolve('moved everything') };
    const { lab, planned, ended } = await startWith(garbled);

    const outcome = await ended(await planned());

    expect(outcome).toMatch(
      /^Failed: .* its log in the run says, and not all of it may be recorded\. A person has to look/u,
    );
    expect((await lab.volumes('T1'))['A1']).toBe(0);
  });
});
