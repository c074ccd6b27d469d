import type { Plan } from '@ligase/liquid-handling';
import { emptyBlocks, planBlocks } from '../report/plan-blocks.ts';
import type { ClaimedTask } from './claim-task.ts';
import type { PlanRun } from './run-context.ts';

/** Where people see a plan. */
export interface Page {
  readonly entryId: string;
  readonly canvasId: string;
}

/** Shows the plan in an entry of its own, with what people press, and moves the task to where it waits for them. */
export async function showPlan({ deps, step, runId }: PlanRun, task: ClaimedTask, plan: Plan): Promise<Page> {
  const entryId = await step('make entry', async () => {
    const draft = { name: plan.name, folderId: task.lab.folderId };
    return (await deps.entries.put(draft, { mark: runId })).entry.id;
  });
  // Benchling lists no canvases, so one that a dead process has made cannot be found again. It is made without buttons, and is filled
  // once its id is kept: whatever is left over is empty, and nobody can answer it.
  const canvasId = await step('make page', async () => {
    const place = { appId: deps.bench.appId, featureId: 'plan', resourceId: entryId };
    return (await deps.canvas.create({ ...place, enabled: false, blocks: emptyBlocks })).id;
  });
  await step('show plan', async () => {
    const shown = { enabled: true, blocks: planBlocks(plan), data: JSON.stringify({ taskId: task.id }) };
    await deps.canvas.update(canvasId, shown);
  });
  await step('ask for approval', async () => {
    // Done again after a crash, it finds that somebody was asked already, and may have answered.
    const { status } = await deps.tasks.get(task.id);
    if (status.displayName === task.lab.statuses.planning) await deps.tasks.move(task.id, task.lab.statuses.toApprove);
  });
  return { entryId, canvasId };
}
