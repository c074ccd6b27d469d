import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addWork } from './harness/add-work.ts';
import { startLab } from './harness/lab.ts';
import { startRobot } from './harness/robot.ts';
import { startHandler } from './harness/start-handler.ts';

const timeout = 60_000;

describe('a task for a robot of Opentrons', { timeout: 2 * timeout }, () => {
  it('ends with what the robot says that it has moved', async () => {
    const robot = await startRobot({ failingDispense: 1 });
    onTestFinished(() => robot[Symbol.asyncDispose]());
    const lab = await startLab();
    onTestFinished(() => lab[Symbol.asyncDispose]());
    const work = await addWork(lab, 'cherry-pick', ['Picks', 'Destination plates']);
    const handler = await startHandler({
      access: lab.access,
      settings: {
        LIQUID_HANDLER_LINK: 'opentrons',
        LIQUID_HANDLER_MAY_MOVE_LIQUID: 'true',
        LIQUID_HANDLER_ROBOT_URL: robot.url.href,
        LIQUID_HANDLER_ROBOT_FILE: join(import.meta.dirname, 'harness/robot-setup.json'),
      },
    });
    onTestFinished(() => handler[Symbol.asyncDispose]());
    lab.announce(handler);
    await lab.addSamples(await lab.makePlate('P1', 96), { A1: 10, B1: 20 });
    await lab.makePlate('HITS', 96);

    const task = await work.makeTask({ Picks: 'P1, A1, 10 uL; P1, B1, 40 uL', 'Destination plates': 'HITS' });
    await expect.poll(() => work.status(task), { timeout }).toBe('To approve');
    await lab.tasks.move(task.id, 'Approved');
    await expect.poll(() => work.status(task), { timeout }).toBe('Failed');

    expect((await lab.tasks.get(task.id)).fields['Outcome']?.value).toContain('Pipette is obstructed');
    expect(await lab.volumes('HITS')).toMatchObject({ A1: 10_000_000, B1: 0 });
    expect(await lab.volumes('P1')).toMatchObject({ A1: 90_000_000, B1: 100_000_000 });
    expect(robot.counts).toEqual({ protocols: 1, runs: 1, plays: 1 });
  });
});
