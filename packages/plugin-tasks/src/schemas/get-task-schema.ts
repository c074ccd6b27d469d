import type { Benchling } from '@ligase/core';
import type { TaskCall } from '../contract.ts';
import type { TaskSchema } from '../task.ts';

/** Fetches a schema of tasks by its id. */
export async function getTaskSchema(benchling: Benchling, schemaId: string, call: TaskCall): Promise<TaskSchema> {
  const path = { schema_id: schemaId };
  return (await benchling.request('GET /workflow-task-schemas/{schema_id}', { path, ...call })) as TaskSchema;
}
