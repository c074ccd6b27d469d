import { RefusedError } from '@ligase/core';
import { actualPlan, readEchoLog, type Difference, type Plan } from '@ligase/liquid-handling';
import type { ClaimedTask } from './claim-task.ts';
import type { Progress } from './moved-so-far.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { PlanRun } from './run-context.ts';
import { runFields } from './run-fields.ts';
import { writtenFields } from './task-fields.ts';

/** What a run is told of when its device may have written its log. */
export const deviceLogged = 'device-logged';

/** What was really done, by the device's log. Plain data. */
export interface Done {
  readonly plan: Plan;
  readonly differences: readonly Difference[];
}

/** Has the device carry the plan out, and reads from its log what it really did. */
export async function carryOut(
  { deps, step, waitFor, now, runId }: PlanRun,
  task: ClaimedTask,
  plan: Plan,
  { runId: benchlingRunId, worklist }: PreparedRun,
  progress: Progress,
): Promise<Done> {
  const job = { key: runId, name: task.displayId, plan, worklist };
  progress.reached = 'told';
  try {
    await step('dispatch', () => deps.device.dispatch(job));
  } catch (error) {
    if (error instanceof RefusedError) progress.reached = 'idle';
    throw error;
  }
  const lookEveryMs = Math.min(deps.device.lookEveryMs ?? Number.POSITIVE_INFINITY, deps.bench.lookEveryMs);
  const silentFrom = (await now()) + deps.bench.silentAfterMs;
  let isSaid = false;
  let log = await step('look for log', () => deps.device.log(job));
  while (log === undefined) {
    await waitFor(deviceLogged, { timeoutMs: lookEveryMs });
    log = await step('look for log', () => deps.device.log(job));
    if (log !== undefined || isSaid || (await now()) < silentFrom) continue;
    // It goes on waiting: what the device may have moved is recorded by its log, whenever that comes, and by nothing else.
    await step('say that device is silent', () => saySilent(deps.tasks, task));
    isSaid = true;
  }
  const text = log;
  progress.reached = 'logged';
  await step('keep log', async () => {
    const name = `${task.displayId}-log.csv`;
    const { id } = await deps.runs.blobs.upload({ name, mimeType: 'text/csv' }, Buffer.from(text));
    await deps.runs.update(benchlingRunId, { fields: { [runFields.deviceLog]: id } });
  });
  return step('compare with plan', () => Promise.resolve(actualPlan(plan, readEchoLog(text, plan).transfers)));
}

async function saySilent(tasks: PlanRun['deps']['tasks'], task: ClaimedTask): Promise<void> {
  const outcome =
    'The device was told to begin and has not said what it did. A person has to look; its log is still waited for.';
  await tasks.update(task.id, { fields: { [writtenFields.outcome]: outcome } });
}
