import type { Lab } from './lab.ts';

/** How many of each thing a task has left in Benchling. */
export interface Traces {
  readonly entries: number;
  /** That people can answer. */
  readonly pages: number;
  /** That were left over, empty and without buttons. */
  readonly emptyPages: number;
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
  const query = { schemaId: lab.resultSchemaId, assayRunIds: runs.join(',') };
  if (runs.length > 0) for await (const _ of lab.api.list('GET /assay-results', { query })) results += 1;
  const entries: string[] = [];
  for await (const entry of lab.api.list('GET /entries', { query: { name: `${displayId} Normalise` } }))
    entries.push(entry.id ?? '');
  const pages = entries.flatMap((resourceId) => lab.control.listCanvases({ resourceId }));
  const empty = pages.filter(({ enabled }) => !enabled);
  return {
    entries: entries.length,
    pages: pages.length - empty.length,
    emptyPages: empty.length,
    runs: runs.length,
    results,
    outputs: workflowOutputs?.length ?? 0,
  };
}
