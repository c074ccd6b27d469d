import type { Benchling } from '@ligase/core';
import type { PutOptions, TaskCall, TaskChanges, WithFields } from '../contract.ts';
import { putByFields, type Put } from '../put/put-by-fields.ts';
import type { Task } from '../task.ts';
import { createTask } from './create-task.ts';
import { listTasks } from './list-tasks.ts';
import { updateTask } from './update-task.ts';

/** Makes the tasks of a group that are not there, and changes those that are different. */
export async function putTasks(
  benchling: Benchling,
  groupId: string,
  tasks: readonly (TaskChanges & WithFields)[],
  { by }: PutOptions,
  call: TaskCall,
): Promise<readonly Put<Task>[]> {
  return await putByFields(
    {
      what: 'task',
      look: () => listTasks(benchling, { groupIds: [groupId], pageSize: 100 }, call),
      create: (task) => createTask(benchling, { groupId, ...task }, call),
      update: ({ id }, task) => updateTask(benchling, id, task, call),
      differs: (found, { assigneeId, scheduledOn }) =>
        (assigneeId !== undefined && found.assignee?.id !== assigneeId) ||
        (scheduledOn !== undefined && found.scheduledOn !== scheduledOn),
    },
    tasks,
    by,
  );
}
