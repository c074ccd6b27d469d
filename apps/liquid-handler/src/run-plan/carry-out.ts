import { actualPlan, readEchoLog, type Difference, type Plan } from '@ligase/liquid-handling';
import type { ClaimedTask } from './claim-task.ts';
import type { PreparedRun } from './prepare-run.ts';
import type { PlanRun } from './run-context.ts';
import { runFields } from './run-fields.ts';

/** What a run is told of when its device may have written its log. */
const deviceLogged = 'device-logged';

/** What was really done, by the device's log. Plain data. */
export interface Done {
  readonly plan: Plan;
  readonly differences: readonly Difference[];
}

/** Has the device carry the plan out, and reads from its log what it really did. */
export async function carryOut(
  { deps, step, waitFor, runId }: PlanRun,
  task: ClaimedTask,
  plan: Plan,
  { runId: benchlingRunId, worklist }: PreparedRun,
): Promise<Done> {
  const job = { key: runId, name: task.displayId, plan, worklist };
  await step('dispatch', () => deps.device.dispatch(job));
  let log = await step('look for log', () => deps.device.log(job));
  while (log === undefined) {
    await waitFor(deviceLogged, { timeoutMs: deps.bench.lookEveryMs });
    log = await step('look for log', () => deps.device.log(job));
  }
  const text = log;
  await step('keep log', async () => {
    const name = `${task.displayId}-log.csv`;
    const { id } = await deps.runs.blobs.upload({ name, mimeType: 'text/csv' }, Buffer.from(text));
    await deps.runs.update(benchlingRunId, { fields: { [runFields.deviceLog]: id } });
  });
  return step('compare with plan', () => Promise.resolve(actualPlan(plan, readEchoLog(text, plan).transfers)));
}
