import { describe, expect, it } from 'vitest';
import { startWorkflowLab } from '../../../test/support/start-workflow-lab.ts';

describe('workflow tasks', () => {
  it('start in the initial status of their lifecycle and show their fields and their group', async () => {
    const { member, memberId, group, task } = startWorkflowLab();
    const made = await group();

    const { id } = await task(made.id, {
      assigneeId: memberId,
      scheduledOn: '2026-03-02',
      fields: { Sample: { value: 'S1' }, Amount: { value: 2.5 } },
    });
    const read = await member('GET', `/workflow-tasks/${id}`);

    expect(read.body).toMatchObject({
      displayId: 'PREP1-T1',
      status: { displayName: 'Pending', statusType: 'PENDING' },
      assignee: { id: memberId },
      scheduledOn: '2026-03-02',
      fields: { Sample: { value: 'S1' }, Amount: { value: 2.5 } },
      workflowTaskGroup: { id: made.id },
      executionType: 'DIRECT',
      executionOrigin: null,
      clonedFrom: null,
    });
  });

  it('move through their statuses only as the lifecycle allows, and leave a record of each move', async () => {
    const { member, parts, group, task, statusId } = startWorkflowLab();
    const { id } = await task((await group()).id);
    const to = async (name: string) => member('PATCH', `/workflow-tasks/${id}`, { statusId: await statusId(name) });

    const skipped = await to('Completed');
    const started = await to('In Progress');
    const done = await to('Completed');
    const back = await to('Pending');

    expect(skipped.body.error.message).toMatch(
      /from "Pending" to "Completed".*it can go to: In Progress .*, Cancelled/,
    );
    expect([started.body.status.displayName, started.body.executionOrigin]).toEqual(['In Progress', null]);
    expect(done.body).toMatchObject({ status: { displayName: 'Completed' }, executionOrigin: { type: 'API' } });
    expect(back.status).toBe(400);
    const moves = parts.audit.list({ itemId: id }).filter(({ action }) => action === 'Updated status');
    expect(moves.map(({ oldValue, newValue }) => [oldValue, newValue])).toEqual([
      ['Pending', 'In Progress'],
      ['In Progress', 'Completed'],
    ]);
  });

  it('follow the statuses that their schema names', async () => {
    const { member, folderId, schema } = startWorkflowLab();
    const schemaId = schema('Review', {
      canSetAssigneeOnTaskCreation: false,
      statusLifecycle: {
        name: 'Approval',
        statuses: [
          { id: 'wfts_wait', displayName: 'Waiting', statusType: 'PENDING' },
          { id: 'wfts_yes', displayName: 'Approved', statusType: 'COMPLETED' },
        ],
        transitions: [{ from: 'Waiting', to: 'Approved' }],
      },
    });
    const group = await member('POST', '/workflow-task-groups', { schemaId, folderId });
    const sent = { workflowTaskGroupId: group.body.id, fields: { Sample: { value: 'S1' } } };

    const made = await member('POST', '/workflow-tasks', sent);
    const approved = await member('PATCH', `/workflow-tasks/${made.body.id}`, { statusId: 'wfts_yes' });
    const assigned = await member('POST', '/workflow-tasks', { ...sent, assigneeId: made.body.creator.id });

    expect(made.body.status).toEqual({ id: 'wfts_wait', displayName: 'Waiting', statusType: 'PENDING' });
    expect(approved.body.status.displayName).toBe('Approved');
    expect(assigned.body.error.message).toContain('assigneeId only after they are created');
  });

  it('are found by what they are, who does them, when, and what they link to', async () => {
    const { member, memberId, schemaId, folderId, clock, group, task, statusId } = startWorkflowLab();
    const entity = async (name: string): Promise<string> =>
      (await member('POST', '/dna-sequences', { name, bases: 'ACGT', isCircular: true, folderId })).body.id;
    const [one, two] = [await entity('one'), await entity('two')];
    const watched = await group({ watcherIds: [memberId] });
    const linked = await task(watched.id, {
      assigneeId: memberId,
      scheduledOn: '2026-03-02',
      fields: { Sample: { value: 'S1' }, Entity: { value: one }, Amount: { value: 5 } },
    });
    clock.advance(1000);
    const other = await task((await group()).id, { fields: { Sample: { value: 'S2' }, Entity: { value: two } } });
    const found = async (query: string): Promise<string[]> => {
      const { body } = await member('GET', `/workflow-tasks?${query}`);
      return body.workflowTasks.map(({ displayId }: { displayId: string }) => displayId);
    };
    const [a, b] = [linked.displayId, other.displayId];

    expect(await found(`schemaId=${schemaId}&executionTypes=DIRECT,ENTRY`)).toEqual([b, a]);
    expect(await found(`ids=${linked.id}&workflowTaskGroupIds=${watched.id}`)).toEqual([a]);
    expect(await found(`statusIds=${await statusId('Pending')}&displayIds=${b}`)).toEqual([b]);
    expect(await found(`assigneeIds=${memberId}`)).toEqual([a]);
    expect(await found('assigneeIds=null')).toEqual([b]);
    expect(await found(`watcherIds=${memberId}`)).toEqual([a]);
    expect(await found('watcherIds=null&responsibleTeamIds=null')).toEqual([b]);
    expect(await found(`linkedItemIds.anyOf=${one},${two}`)).toEqual([b, a]);
    expect(await found(`linkedItemIds.allOf=${one},${two}`)).toEqual([]);
    expect(await found(`linkedItemIds.noneOf=${one}`)).toEqual([b]);
    expect(await found(`schemaId=${schemaId}&schemaField.Amount=${encodeURIComponent('>= 4')}`)).toEqual([a]);
    expect(await found('scheduledOn=2026-03-02')).toEqual([a]);
    expect(await found('scheduledOn=null')).toEqual([b]);
    expect(await found('scheduledOn.lt=2026-03-02')).toEqual([]);
    expect(await found('scheduledOn.lte=2026-03-02&scheduledOn.gte=2026-03-02')).toEqual([a]);
    expect(await found('scheduledOn.gt=2026-03-01')).toEqual([a]);
    expect(await found(`name=${a}&creatorIds=${memberId}`)).toEqual([a]);
    expect(await found('executionOriginIds=etr_x')).toEqual([]);
    const paged = await member('GET', '/workflow-tasks?pageSize=1');
    expect(await found(`pageSize=1&nextToken=${paged.body.nextToken}`)).toEqual([a]);
    expect((await member('GET', '/workflow-tasks?scheduledOn=soon')).status).toBe(400);
  });

  it('are created and changed in bulk, all or none', async () => {
    const { member, memberId, finished, group, statusId } = startWorkflowLab();
    const { id: workflowTaskGroupId } = await group();
    const sample = (value: string | null) => ({ workflowTaskGroupId, fields: { Sample: { value } } });
    const running = await statusId('In Progress');

    const made = await finished(
      await member('POST', '/workflow-tasks:bulk-create', { workflowTasks: [sample('S1'), sample('S2')] }),
    );
    const failed = await finished(
      await member('POST', '/workflow-tasks:bulk-create', { workflowTasks: [sample('S3'), sample(null)] }),
    );
    const [first, second] = made.response.workflowTasks;
    const changed = await finished(
      await member('POST', '/workflow-tasks:bulk-update', {
        workflowTasks: [
          { workflowTaskId: first.id, statusId: running },
          { workflowTaskId: second.id, assigneeId: memberId },
        ],
      }),
    );
    const list = await member('GET', '/workflow-tasks');

    expect(failed).toMatchObject({ status: 'FAILED', errors: [{ index: 1 }] });
    expect(failed.message).toContain('requires the fields: "Sample"');
    expect(changed.response.workflowTasks).toMatchObject([
      { id: first.id, status: { displayName: 'In Progress' } },
      { id: second.id, assignee: { id: memberId } },
    ]);
    expect(list.body.workflowTasks).toHaveLength(2);
  });

  it('are copied as new tasks that name what they were cloned from', async () => {
    const { member, finished, group, task, statusId } = startWorkflowLab();
    const { id, displayId } = await task((await group()).id);
    await member('PATCH', `/workflow-tasks/${id}`, { statusId: await statusId('In Progress') });

    const copy = await member('POST', `/workflow-tasks/${id}:copy`);
    const copies = await finished(await member('POST', '/workflow-tasks:bulk-copy', { workflowTaskIds: [id, id] }));
    const tooMany = await member('POST', '/workflow-tasks:bulk-copy', {
      workflowTaskIds: Array.from({ length: 101 }, () => id),
    });

    expect(copy).toMatchObject({
      status: 201,
      body: {
        displayId: 'PREP1-T2',
        clonedFrom: { id, displayId },
        status: { displayName: 'Pending' },
        fields: { Sample: { value: 'S1' } },
      },
    });
    expect(copies.response.workflowTasks).toMatchObject([{ displayId: 'PREP1-T3' }, { displayId: 'PREP1-T4' }]);
    expect(tooMany.body.error.message).toContain('100 ids at most, not 101');
  });

  it('are archived and unarchived', async () => {
    const { member, group, task } = startWorkflowLab();
    const { id } = await task((await group()).id);

    const archived = await member('POST', '/workflow-tasks:archive', { workflowTaskIds: [id], reason: 'Other' });
    const listed = await member('GET', '/workflow-tasks');
    const edited = await member('PATCH', `/workflow-tasks/${id}`, { scheduledOn: '2026-01-01' });
    const restored = await member('POST', '/workflow-tasks:unarchive', { workflowTaskIds: [id] });

    expect([archived.body, listed.body.workflowTasks]).toEqual([{ workflowTaskIds: [id] }, []]);
    expect(edited.body.error.message).toContain('archived');
    expect(restored.body).toEqual({ workflowTaskIds: [id] });
  });

  it('are hidden from strangers, and not to be changed by readers', async () => {
    const { user, projectId, group, task } = startWorkflowLab();
    const made = await group();
    const { id } = await task(made.id);
    const stranger = user('stranger');
    const reader = user('reader', { [projectId]: 'Read' });
    const sent = { workflowTaskGroupId: made.id, fields: { Sample: { value: 'S1' } } };

    const hidden = await stranger.call('GET', `/workflow-tasks/${id}`);
    const unknown = await stranger.call('POST', '/workflow-tasks', sent);
    const refused = [
      await reader.call('PATCH', `/workflow-tasks/${id}`, { scheduledOn: '2026-01-01' }),
      await reader.call('POST', `/workflow-tasks/${id}:copy`),
      await reader.call('POST', '/workflow-tasks', sent),
      await reader.call('POST', '/workflow-tasks:archive', { workflowTaskIds: [id], reason: 'Other' }),
    ];

    expect([hidden.status, unknown.status]).toEqual([404, 400]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('name what is wrong with a bad value', async () => {
    const { member, group, task } = startWorkflowLab();
    const { id } = await task((await group()).id);
    const patch = async (body: object): Promise<string> =>
      (await member('PATCH', `/workflow-tasks/${id}`, body)).body.error.message;

    expect(await patch({ scheduledOn: 'tomorrow' })).toContain('Invalid scheduledOn: tomorrow');
    expect(await patch({ assigneeId: 'ent_nobody' })).toContain('Invalid assigneeId: ent_nobody');
    expect(await patch({ statusId: 'wfts_none' })).toContain('There is no such status');
    expect(await patch({ fields: { Amount: { value: 'much' } } })).toContain('It takes a number');
    expect(await patch({ fields: { Sample: { value: null } } })).toContain('requires the fields: "Sample"');
  });

  it('are executed in an entry made from the template of their schema', async () => {
    const { member, tenant, actor, folderId, schema } = startWorkflowLab();
    const template = tenant.resources.entryTemplates.create(actor, { name: 'Prep sheet', days: [] });
    const schemaId = schema('In entry', {
      executionType: 'ENTRY',
      entryTemplateId: template.id,
      defaultEntryExecutionFolderId: folderId,
    });
    const group = await member('POST', '/workflow-task-groups', { schemaId, folderId });
    const sent = { workflowTaskGroupId: group.body.id, fields: { Sample: { value: 'S1' } } };
    const task = await member('POST', '/workflow-tasks', sent);

    const entry = tenant.resources.workflowTasks.execute(actor, { taskIds: [task.body.id] });
    const read = await member('GET', `/workflow-tasks/${task.body.id}`);
    const found = await member('GET', `/workflow-tasks?executionOriginIds=${entry.id}`);
    const made = await member('GET', `/entries/${entry.id}`);

    expect(read.body).toMatchObject({
      status: { statusType: 'IN_PROGRESS' },
      executionOrigin: { type: 'ENTRY', entryId: entry.id },
    });
    expect(found.body.workflowTasks).toMatchObject([{ id: task.body.id }]);
    expect(made.body.entry).toMatchObject({ name: task.body.displayId, entryTemplateId: template.id, folderId });
  });

  it('answer to the users and the team that their schema names', async () => {
    const { member, memberId, parts, folderId, schema } = startWorkflowLab();
    const organization = parts.groups.createOrganization({ handle: 'fjord', name: 'Fjord' });
    const team = parts.groups.createTeam({ organizationId: organization.id, name: 'Cloning' });
    const schemaId = schema('Shared', { defaultResponsiblePartyIds: [memberId, team.id] });

    const group = await member('POST', '/workflow-task-groups', { schemaId, folderId });
    const sent = { workflowTaskGroupId: group.body.id, fields: { Sample: { value: 'S1' } } };
    const task = await member('POST', '/workflow-tasks', sent);
    const found = await member('GET', `/workflow-tasks?responsibleTeamIds=${team.id}`);

    expect(group.body.responsibleTeam).toEqual({ id: team.id, name: 'Cloning' });
    expect(task.body.responsibleParties).toMatchObject([{ id: memberId }, { id: team.id, name: 'Cloning' }]);
    expect(found.body.workflowTasks).toMatchObject([{ id: task.body.id }]);
  });
});
