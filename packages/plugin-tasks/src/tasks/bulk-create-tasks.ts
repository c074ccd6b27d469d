import type { Benchling, ItemOutcome } from '@ligase/core';
import type { TaskCall, TaskDraft } from '../contract.ts';
import type { Task } from '../task.ts';
import { taskBody } from './task-body.ts';

/** Makes any number of tasks, and gives the outcome of each. */
export function bulkCreateTasks(
  benchling: Benchling,
  drafts: Iterable<TaskDraft>,
  call: TaskCall,
): AsyncIterable<ItemOutcome<Task>> {
  const items = Array.from(drafts, ({ groupId, ...draft }) => ({ workflowTaskGroupId: groupId, ...taskBody(draft) }));
  return benchling.bulk('POST /workflow-tasks:bulk-create', { items, ...call }) as AsyncIterable<ItemOutcome<Task>>;
}
