import type { Benchling } from '@ligase/core';
import type { TaskCall } from '../contract.ts';
import type { Task } from '../task.ts';

/** Fetches a task by its id. */
export async function getTask(benchling: Benchling, taskId: string, call: TaskCall): Promise<Task> {
  const path = { workflow_task_id: taskId };
  return (await benchling.request('GET /workflow-tasks/{workflow_task_id}', { path, ...call })) as Task;
}
