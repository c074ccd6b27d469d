import { describe, expect, it, onTestFinished } from 'vitest';
import { openLocalTenant, type LocalTenant } from '../local-tenant.ts';
import type { Control } from './control.ts';

async function start() {
  const tenant: LocalTenant = await openLocalTenant({ settings: { limits: { enabled: false } }, checkReplies: true });
  onTestFinished(() => tenant.close());
  const authorization = `Basic ${Buffer.from(`${tenant.admin?.apiKey}:`).toString('base64')}`;
  const call = async (method: string, path: string, body?: object) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await tenant.handle({ method, url: `/api/v2${path}`, headers: { authorization }, ...sent });
    return JSON.parse(String(response.body));
  };
  const { control } = tenant;
  const { id: registryId } = control.createRegistry({ name: 'Registry' });
  const { id: projectId, folderId } = control.createProject({ name: 'Lab' });
  const schema = (type: Parameters<Control['createSchema']>[0]['type'], settings = {}): string =>
    control.createSchema({ registryId, name: 'Made', type, prefix: 'T', settings }).id;
  return { call, control, projectId, folderId, schema };
}

describe('the control API of workflows', () => {
  it('starts tasks in an entry, as their schema says', async () => {
    const { call, control, folderId, schema } = await start();
    const schemaId = schema('workflow_task', { executionType: 'ENTRY' });
    const group = await call('POST', '/workflow-task-groups', { schemaId, folderId });
    const task = await call('POST', '/workflow-tasks', { workflowTaskGroupId: group.id });

    const { entryId } = control.executeWorkflowTasks({ taskIds: [task.id], folderId, name: 'Monday' });

    expect(await call('GET', `/entries/${entryId}`)).toMatchObject({ entry: { name: 'Monday', folderId } });
    expect((await call('GET', `/workflow-tasks/${task.id}`)).executionOrigin).toMatchObject({ entryId });
  });

  it('makes the flowchart of a schema', async () => {
    const { call, control, schema } = await start();
    const schemaId = schema('workflow_task', { executionType: 'FLOWCHART' });

    const { id } = control.createFlowchart({ schemaId, stepSchemaIds: [schema('workflow_task')] });

    expect(await call('GET', `/workflow-flowchart-config-versions/${id}`)).toMatchObject({
      templateFlowchart: { nodeConfigs: [{ nodeType: 'ROOT' }, { nodeType: 'TASK' }, { nodeType: 'END' }] },
    });
  });

  it('says in which entry a request was worked on', async () => {
    const { call, control, projectId, folderId, schema } = await start();
    const request = await call('POST', '/requests', {
      schemaId: schema('request'),
      projectId,
      fields: {},
      sampleGroups: [{ samples: {} }],
    });
    const { id: entryId } = await call('POST', '/entries', { name: 'Run', folderId });

    const [group] = request.sampleGroups;
    const sampleGroups = [{ sampleGroupId: group.id, status: 'IN_PROGRESS' as const }];
    control.executeSampleGroups({ requestId: request.id, entryId, sampleGroups });

    expect(await call('GET', `/request-fulfillments?entryId=${entryId}`)).toMatchObject({
      requestFulfillments: [{ requestId: request.id, status: 'IN_PROGRESS' }],
    });
  });

  it('makes legacy workflows with their stages', async () => {
    const { call, control, projectId } = await start();

    const { id } = control.createLegacyWorkflow({ name: 'Cloning', projectId, stages: [{ name: 'PCR' }] });

    expect(await call('GET', `/legacy-workflows/${id}/workflow-stages`)).toMatchObject({
      workflowStages: [{ name: 'PCR' }],
    });
  });

  it('refuses settings of a task schema that make no sense, by name', async () => {
    const { schema } = await start();
    const refusal = (settings: object): string => {
      try {
        return schema('workflow_task', settings);
      } catch (error) {
        return (error as Error).message;
      }
    };
    const waiting = [{ displayName: 'Waiting', statusType: 'PENDING' }];

    expect(refusal({ executionType: 'MAGIC' })).toContain('settings.executionType must be one of');
    expect(refusal({ colour: 'red' })).toContain('colour');
    expect(refusal({ statusLifecycle: { statuses: [], transitions: [] } })).toContain('must have one status');
    expect(
      refusal({ statusLifecycle: { statuses: waiting, transitions: [{ from: 'Waiting', to: 'Done' }] } }),
    ).toContain('must have one status "Done". It has: Waiting');
    expect(refusal({ defaultResponsiblePartyIds: ['team_x'] })).toContain('There is no such user or team');
  });
});
