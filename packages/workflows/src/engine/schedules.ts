import { DBOS } from '@dbos-inc/dbos-sdk';
import { CompositionError } from '@ligase/core';
import type { AnyWorkflow, Schedule } from '../define-workflow.ts';
import { validated } from '../schema.ts';
import { runIdOf } from './run-id.ts';
import type { Runtime } from './runtime.ts';

type Applied = Parameters<typeof DBOS.applySchedules>[0][number];

/** Registers what the schedules of an app do. Must come before the engine's start. */
export function registerSchedules(
  runtime: Runtime,
  app: string,
  newest: ReadonlyMap<string, AnyWorkflow>,
  prune: () => Promise<number>,
): readonly Applied[] {
  const applied = [...newest.values()].flatMap((workflow) =>
    (workflow.schedules ?? []).map((schedule) => {
      const name = `${workflow.name}#${schedule.name}`;
      return {
        scheduleName: `${app}.${name}`,
        schedule: schedule.cron,
        cronTimezone: schedule.timeZone ?? 'UTC',
        workflowFn: DBOS.registerWorkflow((at: Date) => tick(runtime, app, workflow, schedule, at), { name }),
      };
    }),
  );
  const retention = DBOS.registerWorkflow(
    async () => {
      await runtime.drain.work(() => DBOS.runStep(prune, { name: 'prune' }));
    },
    { name: '#prune' },
  );
  return [
    ...applied,
    { scheduleName: `${app}.#prune`, schedule: '17 * * * *', cronTimezone: 'UTC', workflowFn: retention },
  ];
}

/** Makes the engine's schedules those that the app has now. */
export async function applySchedules(app: string, schedules: readonly Applied[]): Promise<void> {
  try {
    await DBOS.applySchedules([...schedules]);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CompositionError('APP_INVALID', `A schedule of a workflow cannot be kept: ${why}`, { cause });
  }
  const wanted = new Set(schedules.map(({ scheduleName }) => scheduleName));
  for (const { scheduleName } of await DBOS.listSchedules({ applicationName: app }))
    if (!wanted.has(scheduleName)) await DBOS.deleteSchedule(scheduleName);
}

async function tick(
  runtime: Runtime,
  app: string,
  workflow: AnyWorkflow,
  schedule: Schedule<unknown>,
  at: Date,
): Promise<void> {
  const key = `${schedule.name}:${at.toISOString()}`;
  const checked = await validated<unknown>(workflow.input, schedule.input(at));
  if (checked.faults !== undefined) {
    runtime.log.error(
      { workflow: workflow.name, schedule: schedule.name },
      `schedule gives no input: ${checked.faults}`,
    );
    return;
  }
  const actor = { kind: 'schedule', id: `${workflow.name}#${schedule.name}` } as const;
  const runId = runIdOf(app, workflow.name, key);
  await runtime.drain.work(() =>
    runtime.begin(workflow.name, runId, { input: checked.value, actor, correlationId: runId }),
  );
}
