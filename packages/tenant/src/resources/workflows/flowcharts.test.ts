import { describe, expect, it } from 'vitest';
import { startWorkflowLab, type WorkflowLab } from '../../../test/support/start-workflow-lab.ts';

function withFlowchart(): WorkflowLab & { readonly rootSchemaId: string; readonly versionId: string } {
  const lab = startWorkflowLab();
  const fields = [{ name: 'Sample', type: 'text' }];
  const grow = lab.schema('Grow', { outputFields: fields, isPropagateWatchersEnabled: true });
  const measure = lab.schema('Measure');
  const rootSchemaId = lab.schema('Order', { executionType: 'FLOWCHART' });
  const made = { schemaId: rootSchemaId, stepSchemaIds: [grow, measure] };
  const { id: versionId } = lab.tenant.resources.flowcharts.create(lab.actor, made);
  return { ...lab, rootSchemaId, versionId };
}

const nodeTypes = (nodes: readonly { nodeType: string }[]): string[] => nodes.map(({ nodeType }) => nodeType);

describe('workflow flowcharts', () => {
  it('are a line of nodes from the root to the end, in versions', async () => {
    const { member, rootSchemaId, versionId } = withFlowchart();

    const version = await member('GET', `/workflow-flowchart-config-versions/${versionId}`);
    const flowchart = await member('GET', `/workflow-flowcharts/${version.body.templateFlowchart.id}`);
    const schema = await member('GET', `/workflow-task-schemas/${rootSchemaId}`);
    const list = await member('GET', '/workflow-flowcharts?sort=createdAt:asc');

    expect(nodeTypes(flowchart.body.nodeConfigs)).toEqual(['ROOT', 'TASK', 'OUTPUT', 'TASK', 'END']);
    expect(flowchart.body.edgeConfigs).toHaveLength(4);
    expect(version.body.templateFlowchart).toEqual(flowchart.body);
    expect(schema.body.flowchartConfig.flowchartConfigVersionIds).toEqual([versionId]);
    expect(list.body.workflowFlowcharts).toHaveLength(1);
  });

  it('give their root group a group for each step', async () => {
    const { member, memberId, folderId, rootSchemaId, versionId } = withFlowchart();

    const root = await member('POST', '/workflow-task-groups', {
      schemaId: rootSchemaId,
      folderId,
      watcherIds: [memberId],
    });
    const [grow, measure] = root.body.flowchartTaskGroups;
    const step = await member('GET', `/workflow-task-groups/${grow.id}`);
    await member('PATCH', `/workflow-task-groups/${root.body.id}`, { watcherIds: [] });
    const unwatched = await member('GET', `/workflow-task-groups/${grow.id}`);

    expect(root.body).toMatchObject({
      executionType: 'FLOWCHART',
      flowchartConfigVersionId: versionId,
      nodeConfig: { nodeType: 'ROOT' },
    });
    expect([grow.name, measure.name]).toEqual(['Order 1: Grow', 'Order 1: Measure']);
    expect(step.body).toMatchObject({
      rootTaskGroup: { id: root.body.id },
      nodeConfig: { nodeType: 'TASK' },
      watchers: [{ id: memberId }],
    });
    expect(unwatched.body.watchers).toEqual([]);
  });

  it('are executed step by step: a task that starts makes the next one, and so does an output', async () => {
    const { member, folderId, rootSchemaId } = withFlowchart();
    const root = await member('POST', '/workflow-task-groups', { schemaId: rootSchemaId, folderId });
    const [grow, measure] = root.body.flowchartTaskGroups;
    const schema = await member('GET', `/workflow-task-schemas/${rootSchemaId}`);
    const running = schema.body.statusLifecycle.statuses[1].id;
    const order = await member('POST', '/workflow-tasks', {
      workflowTaskGroupId: root.body.id,
      fields: { Sample: { value: 'S1' } },
    });
    const inGroup = async (id: string) =>
      (await member('GET', `/workflow-tasks?workflowTaskGroupIds=${id}`)).body.workflowTasks;

    const started = await member('PATCH', `/workflow-tasks/${order.body.id}`, { statusId: running });
    const [growing] = await inGroup(grow.id);
    const output = await member('POST', '/workflow-outputs', {
      workflowTaskId: growing.id,
      fields: { Sample: { value: 'S1-clone' } },
    });
    const [measuring] = await inGroup(measure.id);
    const read = await member('GET', `/workflow-outputs/${output.body.id}`);
    const executed = await member('GET', `/workflow-flowcharts/${started.body.executionFlowchartId}`);

    expect(growing).toMatchObject({
      fields: { Sample: { value: 'S1' } },
      sourceTasks: [{ id: order.body.id }],
      rootTask: { id: order.body.id },
      creationOrigin: { application: 'PROCESSES' },
    });
    expect(measuring).toMatchObject({
      fields: { Sample: { value: 'S1-clone' } },
      sourceOutputs: [{ id: output.body.id }],
      rootTask: { id: order.body.id },
    });
    expect(read.body.nextTasks).toMatchObject([{ id: measuring.id }]);
    expect(executed.status).toBe(200);
  });

  it('make a task invalid that lacks what its schema requires, until it is completed', async () => {
    const { member, folderId, tenant, actor, schema } = startWorkflowLab();
    const source = schema('Source', { outputFields: [{ name: 'Sample', type: 'text' }] });
    const step = schema('Step', {
      statusLifecycle: {
        statuses: [
          { displayName: 'Waiting', statusType: 'PENDING' },
          { displayName: 'Incomplete', statusType: 'INVALID' },
        ],
        transitions: [],
      },
    });
    const rootId = schema('Root', { executionType: 'FLOWCHART' });
    tenant.resources.flowcharts.create(actor, { schemaId: rootId, stepSchemaIds: [source, step] });
    const root = await member('POST', '/workflow-task-groups', { schemaId: rootId, folderId });
    const { statuses } = (await member('GET', `/workflow-task-schemas/${rootId}`)).body.statusLifecycle;
    const sent = { workflowTaskGroupId: root.body.id, fields: { Sample: { value: 'S1' } } };
    const order = await member('POST', '/workflow-tasks', sent);
    const started = await member('PATCH', `/workflow-tasks/${order.body.id}`, { statusId: statuses[1].id });

    const output = await member('POST', '/workflow-outputs', {
      workflowTaskId: started.body.nextTasks[0].id,
      fields: {},
    });
    const [{ id }] = (await member('GET', `/workflow-outputs/${output.body.id}`)).body.nextTasks;
    const incomplete = await member('GET', `/workflow-tasks/${id}`);
    const complete = await member('PATCH', `/workflow-tasks/${id}`, { fields: { Sample: { value: 'S2' } } });

    expect([incomplete, complete].map(({ body }) => body.status.displayName)).toEqual(['Incomplete', 'Waiting']);
  });

  it('are needed before the tasks that run by them can be grouped', async () => {
    const { member, tenant, actor, folderId, schemaId, schema } = startWorkflowLab();
    const bare = schema('Bare', { executionType: 'FLOWCHART' });

    const refused = await member('POST', '/workflow-task-groups', { schemaId: bare, folderId });

    expect(refused.body.error.message).toContain('executed by a flowchart, and it has none yet');
    expect(() => tenant.resources.flowcharts.create(actor, { schemaId, stepSchemaIds: [] })).toThrow(
      'not by a flowchart',
    );
  });
});
