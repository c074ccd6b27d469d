import type { Lab } from './lab.ts';

/** How many of each thing a task has left in Benchling. */
export interface Traces {
  readonly entries: number;
  readonly runs: number;
  readonly results: number;
  readonly outputs: number;
}

/** Counts what a task has left in Benchling. */
export async function tracesOf(lab: Lab, taskId: string): Promise<Traces> {
  const { displayId, workflowOutputs = [] } = await lab.tasks.get(taskId);
  const runs: string[] = [];
  for await (const run of lab.api.list('GET /assay-runs', { query: { schemaId: lab.runSchemaId } }))
    if (run.fields?.['Task']?.value === displayId) runs.push(run.id ?? '');
  let results = 0;
  for await (const _ of lab.api.list('GET /assay-results', {
    query: { schemaId: lab.resultSchemaId, assayRunIds: runs.join(',') },
  }))
    results += 1;
  let entries = 0;
  for await (const entry of lab.api.list('GET /entries', { query: { name: `${displayId} Normalise` } }))
    if (entry.id !== undefined) entries += 1;
  return { entries, runs: runs.length, results, outputs: workflowOutputs?.length ?? 0 };
}
