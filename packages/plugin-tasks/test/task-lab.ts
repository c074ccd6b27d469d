import { createTestApp, startTestTenant, type TestTenantOptions } from '@ligase/testing';
import { tasks, tasksPlugin, type FieldValues, type Task, type TaskChanges } from '../src/index.ts';
import { prepSchema } from './prep-schema.ts';

/** A tenant with a schema of tasks and a group for them, and an app that works on them. */
export async function taskLab(options: TestTenantOptions = {}) {
  const tenant = await startTestTenant(options);
  const schemaId = prepSchema(tenant);
  const app = await createTestApp({ tenant, plugins: [tasksPlugin()] });
  const service = app.get(tasks);
  const { group } = await service.groups.create({ schemaId, folderId: tenant.folderId, name: 'Monday' });
  const make = async (fields: FieldValues = {}, changes: TaskChanges = {}): Promise<Task> =>
    await service.create({ groupId: group.id, ...changes, fields: { Sample: 'S1', ...fields } });
  const userId = tenant.control.listUsers()[0]?.id ?? '';
  const sent = (operationId: string): number =>
    tenant.control.listRequests({ limit: 500 }).filter((request) => request.operationId === operationId).length;
  return { tenant, control: tenant.control, service, schemaId, group, make, userId, sent };
}

/** Another app on the same tenant that may write there. */
export async function anotherApp({ tenant }: Pick<Awaited<ReturnType<typeof taskLab>>, 'tenant'>, name: string) {
  const app = await createTestApp({ tenant, name, auth: tenant.addApp(name, 'Write'), plugins: [tasksPlugin()] });
  return app.get(tasks);
}
