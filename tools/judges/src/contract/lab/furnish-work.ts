import { sample, sampled, type Id, type Rooms } from './rooms.ts';

/** Puts a request with tasks, and an entry that fulfils it, into the lab. */
export async function furnishRequests(rooms: Rooms, entityId: Id): Promise<void> {
  const { control, lab, projectId, folderId, userId, schema } = rooms;
  const sequencing = schema('Sequencing', 'request', [sample]);
  const steps = schema('Sequencing step', 'request_task', [sample]);
  const request = await lab.call<{ id: Id; sampleGroups: { id: Id }[] }>('POST /requests', {
    schemaId: sequencing,
    projectId,
    fields: sampled('S'),
    assignees: [{ userId }],
    scheduledOn: '2026-03-02',
    sampleGroups: [{ samples: { Plasmid: { entityId } } }],
  });
  const sampleGroupId = request.sampleGroups[0]?.id ?? '';
  await lab.call(`POST /requests/${request.id}/tasks:bulk-create`, {
    tasks: [{ schemaId: steps, sampleGroupIds: [sampleGroupId] }],
  });
  await lab.call(`POST /requests/${request.id}:execute-sample-groups`, {
    sampleGroups: [{ sampleGroupId, status: 'IN_PROGRESS' }],
  });
  const { id: entryId } = await lab.call('POST /entries', { name: 'Sequencing run', folderId });
  control.executeSampleGroups({
    requestId: request.id,
    sampleGroups: [{ sampleGroupId, status: 'COMPLETED' }],
    entryId,
  });
  await lab.call(`GET /requests?schemaId=${sequencing}`);
  await lab.call(`GET /request-fulfillments?entryId=${entryId}`);
}

/** Puts task groups, tasks, outputs, a flowchart and a legacy workflow into the lab. */
export async function furnishWorkflows(rooms: Rooms): Promise<void> {
  const { control, lab, projectId, folderId, userId, schema } = rooms;
  const prepare = schema('Prepare', 'workflow_task', [sample], { outputFields: [sample] });
  const order = schema('Order', 'workflow_task', [sample], { executionType: 'FLOWCHART' });
  const { id: group } = await lab.call('POST /workflow-task-groups', {
    schemaId: prepare,
    folderId,
    watcherIds: [userId],
    name: 'Preps',
  });
  const { id: workflowTaskId } = await lab.call('POST /workflow-tasks', {
    workflowTaskGroupId: group,
    fields: sampled('S'),
    assigneeId: userId,
    scheduledOn: '2026-03-02',
  });
  await lab.call('POST /workflow-tasks:bulk-create', {
    workflowTasks: [{ workflowTaskGroupId: group, fields: sampled('T') }],
  });
  const measure = schema('Measure', 'workflow_task', [sample], { executionType: 'ENTRY', outputFields: [sample] });
  const { id: measurements } = await lab.call('POST /workflow-task-groups', { schemaId: measure, folderId });
  const measured = await lab.call('POST /workflow-tasks', { workflowTaskGroupId: measurements, fields: sampled('M') });
  control.executeWorkflowTasks({ taskIds: [measured.id], folderId, name: 'Measuring' });
  await lab.call('POST /workflow-outputs', { workflowTaskId, fields: sampled('S') });
  const { id: version } = control.createFlowchart({ schemaId: order, stepSchemaIds: [prepare, prepare] });
  await lab.call(`GET /workflow-flowchart-config-versions/${version}`);
  const { id: orders } = await lab.call('POST /workflow-task-groups', { schemaId: order, folderId });
  const task = await lab.call('POST /workflow-tasks', { workflowTaskGroupId: orders, fields: sampled('S') });
  const { statusLifecycle } = await lab.call<{ statusLifecycle: { statuses: { id: Id }[] } }>(
    `GET /workflow-task-schemas/${order}`,
  );
  await lab.call(`PATCH /workflow-tasks/${task.id}`, { statusId: statusLifecycle.statuses[1]?.id });
  await lab.call('GET /workflow-flowcharts');

  const { legacyWorkflowId = '' } = legacy(rooms);
  for (const path of ['legacy-workflows', 'workflows']) {
    await lab.call(`GET /${path}`);
    const { workflowStages } = await lab.call<{ workflowStages: { id: Id }[] }>(
      `GET /${path}/${legacyWorkflowId}/workflow-stages`,
    );
    const stages = path === 'workflows' ? 'workflow-stages' : 'legacy-workflow-stages';
    await lab.call(`GET /${stages}/${workflowStages[0]?.id}/workflow-stage-runs`);
  }

  function legacy({ control: controls }: Rooms): { readonly legacyWorkflowId?: Id } {
    const runs = [{ name: 'Run 1', status: 'COMPLETED' as const }];
    const { id } = controls.createLegacyWorkflow({ name: 'Mouse line', projectId, stages: [{ name: 'Breed', runs }] });
    return { legacyWorkflowId: id };
  }
}
