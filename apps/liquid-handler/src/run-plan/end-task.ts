import type { Plan } from '@ligase/liquid-handling';
import { answeredBlocks } from '../report/plan-blocks.ts';
import type { ClaimedTask } from './claim-task.ts';
import type { PlanRun } from './run-context.ts';
import type { Page } from './show-plan.ts';
import { writtenFields } from './task-fields.ts';

/** How a task ended. */
export interface Ending {
  readonly status: 'done' | 'failed' | 'refused';
  /** In a sentence. */
  readonly outcome: string;
}

/** Says in the entry what came of the plan. */
export async function closePage({ deps, step }: PlanRun, page: Page, plan: Plan, outcome: string): Promise<void> {
  const blocks = answeredBlocks(plan, outcome);
  await step('close page', async () => void (await deps.canvas.update(page.canvasId, { enabled: true, blocks })));
}

/** Moves the task to where it ends, and says in it why. */
export async function endTask({ deps, step }: PlanRun, task: ClaimedTask, { status, outcome }: Ending): Promise<void> {
  const fields = { [writtenFields.outcome]: outcome };
  await step('end task', async () => void (await deps.tasks.move(task.id, task.lab.statuses[status], { fields })));
}
