import type { Benchling } from '@ligase/core';
import type { TaskCall, TaskChanges } from '../contract.ts';
import type { Task } from '../task.ts';
import { taskBody } from './task-body.ts';

/** Changes a task's fields, assignee or day. */
export async function updateTask(
  benchling: Benchling,
  taskId: string,
  changes: TaskChanges,
  call: TaskCall,
): Promise<Task> {
  const input = { path: { workflow_task_id: taskId }, body: taskBody(changes), ...call };
  return (await benchling.request('PATCH /workflow-tasks/{workflow_task_id}', input)) as Task;
}
