import type { FieldValues, Task } from '@ligase/plugin-tasks';
import type { Lab } from './lab.ts';
import { statusLifecycle, taskOutputFields } from './task-schema.ts';

/** Tasks of a kind that was added to a lab. */
export interface AddedWork {
  makeTask(fields: FieldValues): Promise<Task>;
  /** The name of the status that a task has now. */
  status(task: Task): Promise<string>;
}

/** Adds tasks of another kind to a lab, with these fields for people to write, and configures the app for them. */
export async function addWork(lab: Lab, kind: string, fields: readonly string[]): Promise<AddedWork> {
  const { registries = [] } = await lab.api.request('GET /registries');
  const { folders = [] } = await lab.api.request('GET /folders');
  const { id: schemaId } = lab.control.createSchema({
    registryId: registries[0]?.id ?? '',
    name: `Tasks to ${kind}`,
    type: 'workflow_task',
    prefix: kind.slice(0, 2).toUpperCase(),
    fields: [...fields, 'Claimed by', 'Answered by', 'Outcome'].map((name) => ({ name, type: 'text' as const })),
    settings: { taskGroupPrefix: kind.slice(0, 4).toUpperCase(), statusLifecycle, outputFields: taskOutputFields },
  });
  const { statuses } = (await lab.tasks.schemas.get(schemaId)).statusLifecycle;
  const item = (name: string, value: string) => ({ path: ['Work', kind, name], value });
  lab.control.setAppConfiguration({
    appId: lab.access.appId,
    items: [
      item('Task schema', schemaId),
      item('Kind', kind),
      ...statuses.map(({ displayName, id }) => item(`${displayName} status`, id)),
    ],
  });
  const folderId = folders[0]?.id ?? '';
  const { group } = await lab.tasks.groups.create({ schemaId, folderId, name: kind });
  return {
    makeTask: (values) => lab.tasks.create({ groupId: group.id, fields: values }),
    status: async ({ id }) => (await lab.tasks.get(id)).status.displayName,
  };
}
