import type { Benchling } from '@ligase/core';
import type { TaskCall } from '../contract.ts';
import { toFields, type FieldValues } from '../field-values.ts';
import type { TaskOutput } from '../task.ts';

/** Changes the fields of an output. */
export async function updateOutput(
  benchling: Benchling,
  outputId: string,
  fields: FieldValues,
  call: TaskCall,
): Promise<TaskOutput> {
  const input = { path: { workflow_output_id: outputId }, body: { fields: toFields(fields) }, ...call };
  return (await benchling.request('PATCH /workflow-outputs/{workflow_output_id}', input)) as TaskOutput;
}
