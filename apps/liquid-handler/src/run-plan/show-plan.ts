import type { Plan } from '@ligase/liquid-handling';
import { planBlocks } from '../report/plan-blocks.ts';
import type { ClaimedTask } from './claim-task.ts';
import { keepPicture } from './keep-picture.ts';
import type { PlanRun } from './run-context.ts';
import { entryFields } from './run-fields.ts';

/** Where people see a plan. */
export interface Page {
  readonly entryId: string;
  readonly canvasId: string;
}

/** Shows the plan in an entry of its own, with what people press, and moves the task to where it waits for them. */
export async function showPlan(run: PlanRun, task: ClaimedTask, plan: Plan): Promise<Page> {
  const { deps, step, runId } = run;
  const entryId = await step('make entry', async () => {
    const { folderId, entrySchemaId: schemaId } = task.lab;
    const draft = { name: plan.name, folderId, ...(schemaId !== undefined && { schemaId }) };
    return (await deps.entries.put(draft, { mark: runId })).entry.id;
  });
  await keepPicture(run, task, { entryId, field: entryFields.planned, plan });
  // Benchling lists no canvases: a process that dies here may leave a second one, whose buttons do the same.
  const canvasId = await step('show plan', async () => {
    const { id } = await deps.canvas.create({
      appId: deps.bench.appId,
      featureId: 'plan',
      resourceId: entryId,
      enabled: true,
      blocks: planBlocks(plan),
      data: JSON.stringify({ taskId: task.id }),
    });
    return id;
  });
  await step('ask for approval', async () => {
    // Done again after a crash, it finds that somebody was asked already, and may have answered.
    const { status } = await deps.tasks.get(task.id);
    if (status.displayName === task.lab.statuses.planning) await deps.tasks.move(task.id, task.lab.statuses.toApprove);
  });
  return { entryId, canvasId };
}
