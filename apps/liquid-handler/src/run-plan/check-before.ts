import { RefusedError } from '@ligase/core';
import { isClaimedBy } from '@ligase/plugin-tasks';
import type { ClaimedTask } from './claim-task.ts';
import type { Planned } from './make-plan.ts';
import type { PlanRun } from './run-context.ts';
import { writtenFields } from './task-fields.ts';

/**
 * Looks once more, before anything is moved: whether the task is still this run's, and the plates are as they were planned for.
 * @throws {RefusedError} when not.
 */
export async function checkBefore({ deps, step, runId }: PlanRun, task: ClaimedTask, { deck }: Planned): Promise<void> {
  await step('check before', async () => {
    if (!isClaimedBy(await deps.tasks.get(task.id), { field: writtenFields.claimedBy, value: runId }))
      throw new RefusedError(`${task.displayId} was taken over by somebody else.`);
    const changes = await deps.inventory.changesSince(deck.snapshot);
    const [first] = changes;
    if (first !== undefined)
      throw new RefusedError(
        `${first.before.label} ${changes.length > 1 ? `and ${changes.length - 1} more wells were` : 'was'} changed since the plan was made. ` +
          'Make the task anew, to have it planned for what is there now.',
      );
  });
}
