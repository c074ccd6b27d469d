import type { ClaimedTask } from './claim-task.ts';
import type { PlanRun } from './run-context.ts';

/** What a run is told of when its task has changed. */
export const taskChanged = 'task-changed';

/**
 * Waits until somebody has moved the task, wherever they did: in the canvas, in Benchling, by Slack. Gives the name of its status.
 * The task is looked at from time to time, too, as a webhook can be lost.
 */
export async function awaitAnswer({ deps, step, waitFor }: PlanRun, task: ClaimedTask): Promise<string> {
  for (;;) {
    const status = await step('look for answer', async () => {
      const { status: now, archiveRecord } = await deps.tasks.get(task.id);
      return archiveRecord === null ? now.displayName : 'Archived';
    });
    if (status !== task.lab.statuses.toApprove) return status;
    await waitFor(taskChanged, { timeoutMs: deps.bench.lookEveryMs });
  }
}
