import type { Benchling, ItemOutcome } from '@ligase/core';
import type { TaskCall, TaskChanges, TaskGroupDraft } from '../contract.ts';
import type { Task, TaskGroup } from '../task.ts';
import { bulkCreateTasks } from '../tasks/bulk-create-tasks.ts';

/** Makes a group. */
export async function createGroup(benchling: Benchling, draft: TaskGroupDraft, call: TaskCall): Promise<TaskGroup> {
  const { schemaId, folderId, name, watcherIds } = draft;
  const body = {
    schemaId,
    folderId,
    ...(name !== undefined && { name }),
    ...(watcherIds !== undefined && { watcherIds: [...watcherIds] }),
  };
  return (await benchling.request('POST /workflow-task-groups', { body, ...call })) as TaskGroup;
}

/** Makes a group and the tasks in it. */
export async function createGroupWithTasks(
  benchling: Benchling,
  { tasks = [], ...draft }: TaskGroupDraft & { readonly tasks?: readonly TaskChanges[] },
  call: TaskCall,
): Promise<{ readonly group: TaskGroup; readonly tasks: readonly ItemOutcome<Task>[] }> {
  const group = await createGroup(benchling, draft, call);
  const drafts = tasks.map((task) => ({ groupId: group.id, ...task }));
  const outcomes: ItemOutcome<Task>[] = [];
  for await (const outcome of bulkCreateTasks(benchling, drafts, call)) outcomes.push(outcome);
  return { group, tasks: outcomes };
}
