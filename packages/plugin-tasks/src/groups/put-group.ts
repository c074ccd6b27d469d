import { InputError, UnknownOutcomeError, type Benchling } from '@ligase/core';
import type { PutOptions, TaskCall, TaskChanges, TaskGroupDraft, WithFields } from '../contract.ts';
import type { Put } from '../put/put-by-fields.ts';
import type { Task, TaskGroup } from '../task.ts';
import { putTasks } from '../tasks/put-tasks.ts';
import { createGroup } from './create-group.ts';
import { listGroups } from './list-groups.ts';

type Draft = TaskGroupDraft & { readonly name: string };

/** The group of a name, schema and folder with some tasks in it: what is not there is made. */
export async function putGroup(
  benchling: Benchling,
  { tasks = [], ...draft }: Draft & { readonly tasks?: readonly (TaskChanges & WithFields)[] },
  options: PutOptions,
  call: TaskCall,
): Promise<{ readonly group: TaskGroup; readonly tasks: readonly Put<Task>[] }> {
  const group = (await findGroup(benchling, draft, call)) ?? (await createOnce(benchling, draft, call));
  return { group, tasks: await putTasks(benchling, group.id, tasks, options, call) };
}

async function findGroup(
  benchling: Benchling,
  { name, schemaId, folderId }: Draft,
  call: TaskCall,
): Promise<TaskGroup | undefined> {
  const found: TaskGroup[] = [];
  for await (const group of listGroups(benchling, { name, schemaId, folderId }, call))
    if (group.name === name) found.push(group);
  if (found.length < 2) return found[0];
  const ids = found.map(({ id }) => id).join(', ');
  throw new InputError('INPUT_INVALID', `The groups ${ids} are all called "${name}". Rename or archive all but one.`);
}

async function createOnce(benchling: Benchling, draft: Draft, call: TaskCall): Promise<TaskGroup> {
  try {
    return await createGroup(benchling, draft, call);
  } catch (error) {
    const made = error instanceof UnknownOutcomeError ? await findGroup(benchling, draft, call) : undefined;
    if (made === undefined) throw error;
    return made;
  }
}
