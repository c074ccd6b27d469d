import type { Benchling, ItemOutcome } from '@ligase/core';
import type { TaskCall } from '../contract.ts';
import type { Task } from '../task.ts';

/** Makes a task like another in its group. */
export async function copyTask(benchling: Benchling, taskId: string, call: TaskCall): Promise<Task> {
  const path = { workflow_task_id: taskId };
  return (await benchling.request('POST /workflow-tasks/{workflow_task_id}:copy', { path, ...call })) as Task;
}

/** Makes tasks like others in their groups, and gives the outcome of each. */
export function bulkCopyTasks(
  benchling: Benchling,
  taskIds: Iterable<string>,
  call: TaskCall,
): AsyncIterable<ItemOutcome<Task>> {
  const items = [...taskIds];
  return benchling.bulk('POST /workflow-tasks:bulk-copy', { items, ...call }) as AsyncIterable<ItemOutcome<Task>>;
}
