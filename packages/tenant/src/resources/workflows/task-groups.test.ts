import { describe, expect, it } from 'vitest';
import { startWorkflowLab } from '../../../test/support/start-workflow-lab.ts';

const sorted = (ids: readonly string[]): string[] => ids.toSorted((a, b) => a.localeCompare(b));

describe('workflow task groups', () => {
  it('are named after their schema and numbered, and show their folder, watchers and tasks', async () => {
    const { member, memberId, schemaId, folderId, group, task } = startWorkflowLab();

    const first = await group();
    const second = await group({ name: 'Monday', watcherIds: [memberId] });
    const made = await task(second.id);
    const read = await member('GET', `/workflow-task-groups/${second.id}`);

    expect(first).toMatchObject({ name: 'Prep 1', displayId: 'PREP1', executionType: 'DIRECT', watchers: [] });
    expect(read.body).toMatchObject({
      name: 'Monday',
      displayId: 'PREP2',
      folder: { id: folderId },
      workflowTaskSchema: { id: schemaId, name: 'Prep' },
      watchers: [{ id: memberId, handle: 'ada' }],
      workflowTasks: [{ id: made.id, displayId: 'PREP2-T1' }],
      archiveRecord: null,
    });
  });

  it('are found by schema, folder, watcher, display id and the statuses of their tasks', async () => {
    const { member, memberId, schemaId, folderId, projectId, group, task, statusId } = startWorkflowLab();
    const pending = await statusId('Pending');
    const running = await statusId('In Progress');
    const mixed = await group({ watcherIds: [memberId] });
    const fresh = await group();
    const empty = await group();
    await task(mixed.id);
    await task(fresh.id);
    const started = await task(mixed.id);
    await member('PATCH', `/workflow-tasks/${started.id}`, { statusId: running });
    const found = async (query: string): Promise<string[]> => {
      const { body } = await member('GET', `/workflow-task-groups?${query}`);
      return sorted(body.workflowTaskGroups.map(({ id }: { id: string }) => id));
    };
    const all = sorted([mixed.id, fresh.id, empty.id]);

    expect(await found(`schemaId=${schemaId}&folderId=${folderId}&projectId=${projectId}`)).toEqual(all);
    expect(await found(`watcherIds=${memberId}`)).toEqual([mixed.id]);
    expect(await found(`watcherIds=null`)).toEqual(sorted([fresh.id, empty.id]));
    expect(await found('responsibleTeamIds=null&executionTypes=DIRECT')).toEqual(all);
    expect(await found(`displayIds=${fresh.displayId}`)).toEqual([fresh.id]);
    expect(await found(`name=${encodeURIComponent(empty.name)}`)).toEqual([empty.id]);
    expect(await found('nameIncludes=prep')).toEqual(all);
    expect(await found(`creatorIds=${memberId}&ids=${fresh.id}`)).toEqual([fresh.id]);
    expect(await found(`statusIds.anyOf=${running}`)).toEqual([mixed.id]);
    expect(await found(`statusIds.noneOf=${running}`)).toEqual(sorted([fresh.id, empty.id]));
    expect(await found(`statusIds.only=${pending}`)).toEqual([fresh.id]);
  });

  it('take their tasks and outputs along to another project', async () => {
    const { member, tenant, actor, parts, memberId, user, group, task } = startWorkflowLab();
    const other = tenant.resources.projects.create(actor, { name: 'Other' });
    parts.groups.setCollaboration({
      resourceId: other.project.id,
      collaboratorId: memberId,
      adminsOnly: false,
      policy: 'Write',
    });
    const reader = user('reader', { [other.project.id]: 'Read' });
    const made = await group();
    const { id } = await task(made.id);
    const before = await reader.call('GET', `/workflow-tasks/${id}`);

    await member('PATCH', `/workflow-task-groups/${made.id}`, { folderId: other.rootFolder.id, name: 'Moved' });
    const after = await reader.call('GET', `/workflow-tasks/${id}`);

    expect(before.status).toBe(404);
    expect(after.body).toMatchObject({ id, workflowTaskGroup: { name: 'Moved' } });
  });

  it('are hidden from strangers, and not to be changed by readers', async () => {
    const { user, projectId, folderId, schemaId, group } = startWorkflowLab();
    const made = await group();
    const stranger = user('stranger');
    const reader = user('reader', { [projectId]: 'Read' });

    const hidden = await stranger.call('GET', `/workflow-task-groups/${made.id}`);
    const refused = await reader.call('PATCH', `/workflow-task-groups/${made.id}`, { name: 'Mine' });
    const notCreated = await reader.call('POST', '/workflow-task-groups', { schemaId, folderId });
    const notArchived = await reader.call('POST', '/workflow-task-groups:archive', {
      workflowTaskGroupIds: [made.id],
      reason: 'Retired',
    });

    expect([hidden, refused, notCreated, notArchived].map(({ status }) => status)).toEqual([404, 403, 403, 403]);
  });

  it('are archived with a reason, and then closed to new tasks until they are unarchived', async () => {
    const { member, group } = startWorkflowLab();
    const { id } = await group();
    const add = { workflowTaskGroupId: id, fields: { Sample: { value: 'S1' } } };

    const archived = await member('POST', '/workflow-task-groups:archive', {
      workflowTaskGroupIds: [id],
      reason: 'Made in error',
    });
    const closed = await member('POST', '/workflow-tasks', add);
    const renamed = await member('PATCH', `/workflow-task-groups/${id}`, { name: 'New' });
    await member('POST', '/workflow-task-groups:unarchive', { workflowTaskGroupIds: [id] });
    const open = await member('POST', '/workflow-tasks', add);

    expect(archived.body).toEqual({ workflowTaskGroupIds: [id] });
    expect([closed.status, renamed.status, open.status]).toEqual([400, 400, 201]);
  });

  it('say what is missing or wrong when they cannot be made', async () => {
    const { member, schemaId, folderId } = startWorkflowLab();

    const noFolder = await member('POST', '/workflow-task-groups', { schemaId });
    const noWatcher = await member('POST', '/workflow-task-groups', { schemaId, folderId, watcherIds: ['ent_x'] });
    const noSchema = await member('POST', '/workflow-task-groups', { schemaId: 'prstsch_x', folderId });

    expect(noFolder.body.error.message).toContain('folderId is a required field');
    expect(noWatcher.body.error.message).toContain('watcherIds: ent_x');
    expect(noSchema.body.error.message).toContain('prstsch_x');
  });
});
