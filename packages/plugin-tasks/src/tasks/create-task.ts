import type { Benchling } from '@ligase/core';
import type { TaskCall, TaskDraft } from '../contract.ts';
import type { Task } from '../task.ts';
import { taskBody } from './task-body.ts';

/** Makes a task in a group. */
export async function createTask(
  benchling: Benchling,
  { groupId, ...draft }: TaskDraft,
  call: TaskCall,
): Promise<Task> {
  const body = { workflowTaskGroupId: groupId, ...taskBody(draft) };
  return (await benchling.request('POST /workflow-tasks', { body, ...call })) as Task;
}
