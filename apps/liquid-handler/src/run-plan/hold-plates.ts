import { RefusedError } from '@ligase/core';
import type { HeldPlate } from '../deck/plate-holds.ts';
import type { ClaimedTask } from './claim-task.ts';
import type { Planned } from './make-plan.ts';
import type { PlanRun } from './run-context.ts';

/**
 * Takes the plates of a plan for its task, before it is looked whether they are as they were planned for: from then on until all is
 * recorded no other task moves anything on them.
 * @throws {RefusedError} when another task has one.
 */
export async function holdPlates({ deps, step }: PlanRun, task: ClaimedTask, { deck }: Planned): Promise<void> {
  const holder = { taskId: task.id, displayId: task.displayId };
  const barcodes = deck.labware.map(({ id }) => id);
  const take = () => deps.plateHolds.take(holder, barcodes);
  await step('hold plates', async () => {
    let held = await take();
    while (held !== undefined) {
      if (!(await isGivenUp(deps.tasks, held))) throw new RefusedError(wordsFor(held));
      await deps.plateHolds.release(held.holder.taskId);
      held = await take();
    }
  });
}

/** Lets other tasks have the plates. */
export async function releasePlates({ deps, step }: PlanRun, task: ClaimedTask): Promise<void> {
  await step('release plates', () => deps.plateHolds.release(task.id));
}

/** Whoever archives a task that has ended says that its plates are in order again. */
async function isGivenUp(tasks: PlanRun['deps']['tasks'], { holder }: HeldPlate): Promise<boolean> {
  const { archiveRecord, status } = await tasks.get(holder.taskId);
  return archiveRecord !== null && status.statusType !== 'IN_PROGRESS';
}

function wordsFor({ barcode, holder }: HeldPlate): string {
  return (
    `${barcode} is held by ${holder.displayId}, which is moving liquid on it, or of which nobody knows what it moved. ` +
    `Make the task anew once ${holder.displayId} has ended and its volumes are right.`
  );
}
