import { InvalidRequestError, type Benchling } from '@ligase/core';
import type { TaskCall, TaskChanges } from '../contract.ts';
import { getTaskSchema } from '../schemas/get-task-schema.ts';
import { nextStatus, type StatusWanted } from '../status/next-status.ts';
import type { Task, TaskSchema } from '../task.ts';
import { getTask } from './get-task.ts';
import { taskBody } from './task-body.ts';
import { updateTask } from './update-task.ts';

/** Moves a task to a status, with other changes in the same request. */
export async function moveTask(
  benchling: Benchling,
  taskId: string,
  wanted: StatusWanted,
  changes: TaskChanges,
  call: TaskCall,
): Promise<Task> {
  const task = await getTask(benchling, taskId, call);
  const schema = await getTaskSchema(benchling, task.schema.id, call);
  return await moveFrom(benchling, { task, schema }, wanted, changes, call);
}

/** The same for a task that was looked at just now. */
export async function moveFrom(
  benchling: Benchling,
  { task, schema }: { readonly task: Task; readonly schema: TaskSchema },
  wanted: StatusWanted,
  changes: TaskChanges,
  call: TaskCall,
): Promise<Task> {
  const { id: taskId } = task;
  const to = nextStatus(schema, task, wanted);
  if (to.id === task.status.id)
    return Object.keys(changes).length === 0 ? task : await updateTask(benchling, taskId, changes, call);
  try {
    return (await benchling.request('PATCH /workflow-tasks/{workflow_task_id}', {
      path: { workflow_task_id: taskId },
      body: { ...taskBody(changes), statusId: to.id },
      // Once there, it is moved there again to no effect.
      idempotent: true,
      ...call,
    })) as Task;
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    // Somebody may have moved it meanwhile: that is then what is wrong, and what the error says.
    const now = await getTask(benchling, taskId, call);
    if (now.status.id !== task.status.id && nextStatus(schema, now, wanted).id === now.status.id) return now;
    throw error;
  }
}
