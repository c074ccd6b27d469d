import { describe, expect, it } from 'vitest';
import type { TaskFilter } from '../src/index.ts';
import { all } from './all.ts';
import { taskLab } from './task-lab.ts';

describe('workflow tasks', () => {
  it('are listed by what they are, who does them and when', async () => {
    const { service, schemaId, group, make, userId } = await taskLab();
    const given = await make({ Volume: 5 }, { assigneeId: userId, scheduledOn: '2026-03-02' });
    const free = await make({ Volume: 1 });
    const found = async (filter: TaskFilter): Promise<string[]> =>
      (await all(service.list(filter))).map(({ id }) => id).toSorted();
    const [a, b] = [given.id, free.id];

    expect(await found({ groupIds: [group.id], executionTypes: ['DIRECT'] })).toEqual([a, b].toSorted());
    expect(await found({ assigneeIds: [userId] })).toEqual([a]);
    expect(await found({ assigneeIds: [null] })).toEqual([b]);
    expect(await found({ schemaId, fields: { Volume: '>= 4' } })).toEqual([a]);
    expect(await found({ scheduledAfter: '2026-03-01', scheduledBefore: '2026-03-03' })).toEqual([a]);
    expect(await found({ scheduledOn: null })).toEqual([b]);
    expect(await found({ displayIds: [free.displayId], modifiedAfter: new Date(0) })).toEqual([b]);
    expect(await found({ schemaId, status: 'Pending', statusIds: [given.status.id] })).toHaveLength(2);
    expect(await found({ schemaId, status: { kind: 'COMPLETED' } })).toEqual([]);
  });

  it('that nobody has finished are listed for whom they are assigned to, by the day that they are due', async () => {
    const { service, make, userId } = await taskLab();
    const assigned = { assigneeId: userId, scheduledOn: '2026-03-02' };
    const pending = await make({}, assigned);
    const begun = await make({}, assigned);
    const done = await make({}, assigned);
    await make({}, { ...assigned, scheduledOn: '2026-03-03' });
    await make({}, { scheduledOn: '2026-03-02' });
    for (const { id } of [begun, done]) await service.move(id, { kind: 'IN_PROGRESS' });
    await service.move(done.id, { kind: 'COMPLETED' });

    const due = await all(service.open({ assigneeIds: [userId], scheduledBefore: '2026-03-03' }));

    expect(due.map(({ id }) => id).toSorted()).toEqual([pending.id, begun.id].toSorted());
  });

  it('are asked for by nothing when any of none is wanted', async () => {
    const { service, make, sent } = await taskLab();
    await make();

    const found = [
      ...(await all(service.list({ ids: [] }))),
      ...(await all(service.outputs.list({ taskIds: [] }))),
      ...(await all(service.groups.list({ watcherIds: [] }))),
      ...(await all(service.flowcharts.list({ ids: [] }))),
    ];
    const [page] = await all(service.list({ assigneeIds: [] }).pages());

    expect(found).toEqual([]);
    expect(page).toEqual({ items: [], nextToken: '', resultCount: 0 });
    expect(sent('listWorkflowTasks') + sent('listWorkflowOutputs') + sent('listWorkflowTaskGroups')).toBe(0);
  });

  it('are not listed by a status or a field of any schema', async () => {
    const { service } = await taskLab();

    const byStatus = (): unknown => service.list({ status: 'Pending' });
    const byField = (): unknown => service.outputs.list({ fields: { Well: 'A1' } });

    expect(byStatus).toThrow('give its schemaId');
    expect(byField).toThrow('give its schemaId');
  });

  it('are made in bulk, each with its own outcome', async () => {
    const { service, group } = await taskLab();
    const drafts = ['S1', null, 'S3'].map((Sample) => ({ groupId: group.id, fields: { Sample } }));

    const outcomes = await all(service.bulkCreate(drafts));

    expect(outcomes.map(({ index, ok }) => [index, ok])).toEqual([
      [0, false],
      [1, false],
      [2, false],
    ]);
    expect(outcomes[1]).toMatchObject({
      state: 'not-done',
      error: { message: expect.stringContaining('"Sample"') as string },
    });
    expect(outcomes[0]).toMatchObject({ state: 'unknown', error: { code: 'API_UNKNOWN_OUTCOME' } });
    expect(await all(service.list())).toEqual([]);
  });

  it('are moved in bulk, but for those that cannot go there', async () => {
    const { service, make, userId } = await taskLab();
    const [one, two, three] = [await make(), await make(), await make()];
    await service.move(two.id, 'Cancelled');
    await service.archive([three.id], 'Other');

    const outcomes = await all(
      service.bulkUpdate([
        { taskId: one.id, status: { kind: 'IN_PROGRESS' }, assigneeId: userId },
        { taskId: two.id, status: 'In Progress' },
        { taskId: three.id, status: 'In Progress' },
        { taskId: 'wftask_none', status: 'In Progress' },
        { taskId: two.id, fields: { Volume: 3 } },
      ]),
    );

    expect(outcomes).toMatchObject([
      { index: 0, ok: true, value: { id: one.id, status: { displayName: 'In Progress' }, assignee: { id: userId } } },
      { index: 1, ok: false, state: 'not-done', error: { code: 'STATUS_REFUSED' } },
      { index: 2, ok: false },
      { index: 3, ok: false, state: 'not-done', error: { code: 'API_NOT_FOUND' } },
      { index: 4, ok: true, value: { id: two.id, fields: { Volume: { value: 3 } } } },
    ]);
  });

  it('are copied in bulk', async () => {
    const { service, make } = await taskLab();
    const { id } = await make();

    const copies = await all(service.bulkCopy([id, id]));

    expect(copies).toMatchObject([
      { ok: true, value: { clonedFrom: { id } } },
      { ok: true, value: { clonedFrom: { id } } },
    ]);
  });

  it('are moved once although the answer is lost, and keep their status when they are moved there again', async () => {
    const { service, make, control } = await taskLab();
    const { id } = await make();
    control.failNext({ operationId: 'updateWorkflowTask', reset: true });

    const moved = await service.move(id, 'In Progress');
    const again = await service.move(id, 'In Progress', { fields: { Volume: 7 } });

    expect(moved.status.displayName).toBe('In Progress');
    expect(again.status.displayName).toBe('In Progress');
    expect(control.listAuditLog({ itemId: id, action: 'UPDATED STATUS' })).toMatchObject([
      { oldValue: 'Pending', newValue: 'In Progress' },
    ]);
    expect(again.fields['Volume']?.value).toBe(7);
  });

  it('are changed by an app that may write, and by no other', async () => {
    const { service, make, control, tenant } = await taskLab();
    const { id } = await make();
    control.grantAccess({ resourceId: tenant.projectId, collaboratorId: tenant.appId, policy: 'Read' });

    const moving = service.move(id, 'In Progress');

    await expect(moving).rejects.toMatchObject({ code: 'AUTH_FORBIDDEN' });
  });

  it('are put once into a group whose answer was lost', async () => {
    const { service, schemaId, tenant, control, sent } = await taskLab();
    const draft = { schemaId, folderId: tenant.folderId, name: 'Tuesday', tasks: [{ fields: { Sample: 'S1' } }] };
    control.failNext({ operationId: 'createWorkflowTaskGroup', reset: true });
    control.failNext({ operationId: 'createWorkflowTask', reset: true });

    const { group, tasks } = await service.groups.put(draft, { by: ['Sample'] });
    const found = await all(service.groups.list({ name: 'Tuesday' }));

    expect(found.map(({ id }) => id)).toEqual([group.id]);
    expect(tasks.map(({ did }) => did)).toEqual(['created']);
    expect(await all(service.list({ groupIds: [group.id] }))).toHaveLength(1);
    // The lab made a group of its own before.
    expect([sent('createWorkflowTaskGroup'), sent('createWorkflowTask')]).toEqual([2, 1]);
  });

  it('are put into no group when several have its name', async () => {
    const { service, schemaId, tenant } = await taskLab();
    const draft = { schemaId, folderId: tenant.folderId, name: 'Monday' };
    await service.groups.create(draft);

    const putting = service.groups.put(draft, { by: [] });

    await expect(putting).rejects.toThrow('are all called "Monday". Rename or archive all but one.');
  });

  it('are in a group that is renamed, archived and brought back', async () => {
    const { service, group, userId } = await taskLab();

    const renamed = await service.groups.update(group.id, { name: 'Friday', watcherIds: [userId] });
    const archived = await service.groups.archive([group.id], 'Other');
    const gone = await all(service.groups.list({ ids: [group.id] }));
    const restored = await service.groups.unarchive([group.id]);

    expect(renamed).toMatchObject({ name: 'Friday', watchers: [{ id: userId }] });
    expect([archived, gone, restored]).toEqual([[group.id], [], [group.id]]);
    expect([
      await service.groups.archive([], 'Other'),
      await service.unarchive([]),
      await service.outputs.unarchive([]),
    ]).toEqual([[], [], []]);
  });

  it('put out what is made and changed one by one and in bulk', async () => {
    const { service, make } = await taskLab();
    const { id: taskId } = await make();

    const one = await service.outputs.create({ taskId, fields: { Well: 'A1' } });
    const more = await all(service.outputs.bulkCreate([{ taskId, fields: { Well: 'B1' } }]));
    await service.outputs.update(one.id, { Yield: 1 });
    const changed = await all(service.outputs.bulkUpdate([{ outputId: one.id, fields: { Yield: 2 } }]));

    expect(more).toMatchObject([{ ok: true, value: { fields: { Well: { value: 'B1' } } } }]);
    expect(changed).toMatchObject([{ ok: true, value: { fields: { Yield: { value: 2 } } } }]);
    expect((await service.outputs.get(one.id)).workflowTask).toMatchObject({ id: taskId });
  });

  it('follow one another by a flowchart, which can be read', async () => {
    const { service, schemaId: stepId, tenant, control } = await taskLab();
    const { registryId, folderId } = tenant;
    const settings = { executionType: 'FLOWCHART' };
    const fields = [{ name: 'Sample', type: 'text' as const }];
    const made = { registryId, name: 'Order', type: 'workflow_task' as const, prefix: 'T', fields, settings };
    const { id: schemaId } = control.createSchema(made);
    const { id: versionId } = control.createFlowchart({ schemaId, stepSchemaIds: [stepId] });

    const { group } = await service.groups.create({ schemaId, folderId, name: 'Order 1' });
    const flowchart = await service.flowcharts.ofVersion(versionId);
    const listed = await all(service.flowcharts.list());
    const read = await service.flowcharts.get(flowchart.id);

    expect(group).toMatchObject({ flowchartConfigVersionId: versionId, flowchartTaskGroups: [{}] });
    expect(flowchart.nodeConfigs.map(({ nodeType }) => nodeType)).toEqual(['ROOT', 'TASK', 'OUTPUT', 'END']);
    expect(read).toEqual(flowchart);
    expect(listed.map(({ id }) => id)).toContain(flowchart.id);
    expect((await all(service.schemas.list())).map(({ name }) => name).toSorted()).toEqual(['Order', 'Prep']);
  });
});
