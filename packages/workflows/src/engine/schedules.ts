import { DBOS } from '@dbos-inc/dbos-sdk';
import { CompositionError } from '@ligase/core';
import type { AnyWorkflow, Schedule } from '../define-workflow.ts';
import { validated } from '../schema.ts';
import type { Store } from '../store/store.ts';
import { runIdOf } from './run-id.ts';
import type { Runtime } from './runtime.ts';

interface Applied {
  readonly schedule: Parameters<typeof DBOS.applySchedules>[0][number];
  readonly catchUpMs: number;
}

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
        catchUpMs: schedule.catchUpMs ?? 0,
        schedule: {
          scheduleName: `${app}.${name}`,
          schedule: schedule.cron,
          cronTimezone: schedule.timeZone ?? 'UTC',
          workflowFn: DBOS.registerWorkflow((at: Date) => tick(runtime, app, workflow, schedule, at), { name }),
        },
      };
    }),
  );
  const retention = DBOS.registerWorkflow(
    async () => {
      await runtime.drain.work(() => DBOS.runStep(prune, { name: 'prune' }));
    },
    { name: '#prune' },
  );
  const hourly = { scheduleName: `${app}.#prune`, schedule: '17 * * * *', cronTimezone: 'UTC', workflowFn: retention };
  return [...applied, { catchUpMs: 0, schedule: hourly }];
}

/** When each schedule last started something, by its name. To be asked before the engine's start, after which it may start more. */
export async function lastTicks(store: Store): Promise<ReadonlyMap<string, Date>> {
  const [table] = await store.query(`select to_regclass('dbos.workflow_schedules') is not null as there`);
  if (table?.['there'] !== true) return new Map();
  const rows = await store.query(
    'select schedule_name, last_fired_at from dbos.workflow_schedules where last_fired_at is not null',
  );
  return new Map(rows.map((row) => [String(row['schedule_name']), new Date(String(row['last_fired_at']))]));
}

/** Makes the engine's schedules those that the app has now, and makes up for what those missed that want it. */
export async function applySchedules(
  app: string,
  schedules: readonly Applied[],
  lastTicksBefore: ReadonlyMap<string, Date>,
): Promise<void> {
  try {
    await DBOS.applySchedules(schedules.map(({ schedule }) => schedule));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CompositionError('APP_INVALID', `A schedule of a workflow cannot be kept: ${why}`, { cause });
  }
  const wanted = new Set(schedules.map(({ schedule }) => schedule.scheduleName));
  for (const { scheduleName } of await DBOS.listSchedules({ applicationName: app }))
    if (!wanted.has(scheduleName)) await DBOS.deleteSchedule(scheduleName);
  for (const { schedule, catchUpMs } of schedules) {
    const { scheduleName } = schedule;
    const last = lastTicksBefore.get(scheduleName);
    const now = Date.now();
    // A tick has its time as its id: one that another process makes up for, too, is still one.
    if (last !== undefined && catchUpMs > 0)
      await DBOS.backfillSchedule(scheduleName, new Date(Math.max(last.getTime(), now - catchUpMs)), new Date(now));
  }
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
