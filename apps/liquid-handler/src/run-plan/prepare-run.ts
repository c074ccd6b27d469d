import { planReport, type Plan } from '@ligase/liquid-handling';
import { runFields } from './run-fields.ts';
import type { ClaimedTask } from './claim-task.ts';
import type { PlanRun } from './run-context.ts';

/** The run in Benchling, and the file for the device. */
export interface PreparedRun {
  readonly runId: string;
  readonly worklist: string;
}

/** Writes the device's file, and makes a run in Benchling that holds it beside the plan's report. */
export async function prepareRun({ deps, step, runId }: PlanRun, task: ClaimedTask, plan: Plan): Promise<PreparedRun> {
  const { dialect } = deps.bench;
  const worklist = await step('render', () => Promise.resolve(dialect.render(plan)));
  const mark = { [runFields.runOf]: runId, [runFields.task]: task.displayId };
  const benchlingRunId = await step('make run', async () => {
    const draft = { schemaId: task.lab.runSchemaId, fields: mark, projectId: task.lab.projectId };
    // Clocks differ: what is a day older than the claim is no run of this task.
    const since = new Date(task.claimedAt - 86_400_000);
    return (await deps.runs.put(draft, { by: [runFields.runOf], since })).item.id;
  });
  // A blob is nobody's until a run names it: one that a dead process left is never seen.
  await step('keep files', async () => {
    const name = `${task.displayId}${dialect.extension}`;
    const file = await deps.runs.blobs.upload(
      { name, mimeType: 'text/plain' },
      Buffer.from(worklist, dialect.encoding),
    );
    const page = { name: `${task.displayId}.html`, mimeType: 'text/html' };
    const report = await deps.runs.blobs.upload(page, Buffer.from(planReport(plan)));
    const fields = { [runFields.worklist]: file.id, [runFields.report]: report.id };
    await deps.runs.update(benchlingRunId, { fields });
  });
  return { runId: benchlingRunId, worklist };
}
