import type { Benchling } from '@ligase/core';
import type { PutOptions, TaskCall } from '../contract.ts';
import type { FieldValues } from '../field-values.ts';
import { putByFields, type Put } from '../put/put-by-fields.ts';
import type { TaskOutput } from '../task.ts';
import { createOutput } from './create-output.ts';
import { listOutputs } from './list-outputs.ts';
import { updateOutput } from './update-output.ts';

/** Makes the outputs of a task that are not there, and changes those that are different. */
export async function putOutputs(
  benchling: Benchling,
  taskId: string,
  outputs: readonly FieldValues[],
  { by }: PutOptions,
  call: TaskCall,
): Promise<readonly Put<TaskOutput>[]> {
  return await putByFields(
    {
      what: 'output',
      look: () => listOutputs(benchling, { taskIds: [taskId], pageSize: 100 }, call),
      create: ({ fields }) => createOutput(benchling, { taskId, fields }, call),
      update: ({ id }, { fields }) => updateOutput(benchling, id, fields, call),
    },
    outputs.map((fields) => ({ fields })),
    by,
  );
}
