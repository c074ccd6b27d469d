import type { Schemas } from '@ligase/benchling-api/v2';
import type { TaskChanges } from '../contract.ts';
import { toFields } from '../field-values.ts';

/** Changes of a task as Benchling takes them. */
export function taskBody({ fields, assigneeId, scheduledOn }: TaskChanges): Schemas['WorkflowTaskWriteBase'] {
  return {
    ...(fields !== undefined && { fields: toFields(fields) }),
    ...(assigneeId !== undefined && { assigneeId }),
    ...(scheduledOn !== undefined && { scheduledOn }),
  };
}
