import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@ligase/core';
import { actualPlan, opentronsOt2, readEchoLog } from '@ligase/liquid-handling';
import { describe, expect, it, onTestFinished } from 'vitest';
import { linkTo } from '../src/devices/link-to.ts';
import { opentronsRobot } from '../src/devices/opentrons/opentrons-robot.ts';
import { robotApi } from '../src/devices/opentrons/robot-api.ts';
import { readRobotSetup, robotDialect } from '../src/devices/opentrons/robot-setup.ts';
import { readHandlerSettings } from '../src/settings.ts';
import { startRobot, type RobotBehaviour } from './harness/robot.ts';
import { smallPlan } from './harness/small-plan.ts';

const plan = smallPlan();
const setup = readRobotSetup(readFileSync(join(import.meta.dirname, 'harness/robot-setup.json'), 'utf8'));
const worklist = robotDialect(setup).render(plan);
const job = { key: 'liquid-handler/hear-task/evt_1/cherry-pick', name: 'T1', plan, worklist };

async function startDevice(behaviour: RobotBehaviour = {}) {
  const robot = await startRobot(behaviour);
  onTestFinished(() => robot[Symbol.asyncDispose]());
  const api = robotApi(robot.url, 5_000);
  return { robot, device: opentronsRobot({ api, clock: systemClock(), everyMs: 5, analysisMs: 5_000 }) };
}

describe('a robot of Opentrons', () => {
  it('carries a plan out, and says by its commands what it moved', async () => {
    const { device } = await startDevice();

    await device.dispatch(job);
    const log = await device.log(job);

    expect(actualPlan(plan, readEchoLog(log ?? '', plan).transfers)).toEqual({ plan, differences: [] });
  });

  it.each(['POST /protocols', 'POST /runs', 'POST /runs/r1/actions'])(
    'begins a job once when the line is cut after %s and it is handed over again',
    async (cutAfter) => {
      const { robot, device } = await startDevice({ cutAfter });

      await expect(device.dispatch(job)).rejects.toThrow('did not answer');
      await device.dispatch(job);
      await device.dispatch(job);

      expect(robot.counts).toEqual({ protocols: 1, runs: 1, plays: 1 });
    },
  );

  it('takes the same plan of another job for another', async () => {
    const { robot, device } = await startDevice();

    await device.dispatch(job);
    await device.dispatch({ ...job, key: `${job.key}~2` });

    expect(robot.counts).toEqual({ protocols: 2, runs: 2, plays: 2 });
  });

  it('says nothing while it is at work', async () => {
    const { device } = await startDevice({ isSlow: true });

    await device.dispatch(job);

    expect(await device.log(job)).toBeUndefined();
  });

  it('says what it has not moved when it fails on the way, and why', async () => {
    const { device } = await startDevice({ failingDispense: 1 });

    await device.dispatch(job);
    const log = await device.log(job);

    const { differences } = actualPlan(plan, readEchoLog(log ?? '', plan).transfers);
    expect(differences).toMatchObject([
      { destination: { labware: 'HITS', well: 'B1' }, actualPl: 0, kind: 'failed', reason: 'Pipette is obstructed' },
    ]);
  });

  it('begins nothing that it finds a fault with', async () => {
    const { robot, device } = await startDevice({ fault: 'No tip rack.' });

    await expect(device.dispatch(job)).rejects.toThrow('cannot carry T1 out: No tip rack.');

    expect(robot.counts.runs).toBe(0);
  });

  it('begins nothing while it is busy', async () => {
    const { robot, device } = await startDevice({ isBusy: true });

    await expect(device.dispatch(job)).rejects.toThrow('at work on something else');

    expect(robot.counts.plays).toBe(0);
  });

  it('is for a person to see when it has forgotten a job', async () => {
    const { device } = await startDevice();

    await expect(device.log(job)).rejects.toThrow('knows nothing of T1');
  });
});

describe('a link that moves liquid', () => {
  it('is not made before somebody has said that it may', async () => {
    const settings = { ...readHandlerSettings(benchlingSettings), LIQUID_HANDLER_LINK: 'opentrons' } as const;

    await expect(linkTo(opentronsOt2, settings)).rejects.toThrow('LIQUID_HANDLER_MAY_MOVE_LIQUID');
  });
});

const benchlingSettings = {
  LIQUID_HANDLER_BENCHLING_URL: 'http://127.0.0.1:1',
  LIQUID_HANDLER_BENCHLING_CLIENT_ID: 'id',
  LIQUID_HANDLER_BENCHLING_CLIENT_SECRET: 'secret',
  LIQUID_HANDLER_BENCHLING_APP_ID: 'app_1',
  LIQUID_HANDLER_BENCHLING_APP_DEFINITION_ID: 'appdef_1',
};
