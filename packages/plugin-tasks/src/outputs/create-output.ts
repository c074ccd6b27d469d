import type { Benchling } from '@ligase/core';
import type { TaskCall, WithFields } from '../contract.ts';
import { toFields } from '../field-values.ts';
import type { TaskOutput } from '../task.ts';

/** Makes an output of a task. */
export async function createOutput(
  benchling: Benchling,
  { taskId, fields }: { readonly taskId: string } & WithFields,
  call: TaskCall,
): Promise<TaskOutput> {
  const body = { workflowTaskId: taskId, fields: toFields(fields) };
  return (await benchling.request('POST /workflow-outputs', { body, ...call })) as TaskOutput;
}
