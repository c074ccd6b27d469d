import { describe, expect, it } from 'vitest';
import { v3Lab } from '../../test/support/v3-lab.ts';

describe('projects in API v3', () => {
  it('are made by anyone for themselves, and by members for their organization', async () => {
    const { user, organizationId, control, annId } = await v3Lab();
    const bob = user('bob');
    control.setMembership({ groupId: organizationId, memberId: bob.id });
    const team = control.createTeam({ organizationId, name: 'Cloning' });

    const own = await bob.call('POST', '/project', { name: 'Mine', ownerId: bob.id, description: 'Notes' });
    const shared = await bob.call('POST', '/project', { name: 'Ours', ownerId: organizationId });
    const foreign = await bob.call('POST', '/project', { name: 'Hers', ownerId: annId });
    const ofTeam = await bob.call('POST', '/project', { name: 'Theirs', ownerId: team.id });

    expect(own).toMatchObject({
      status: 201,
      body: { description: 'Notes', owner: { __typename: 'User', id: bob.id }, archived: false },
    });
    expect(shared.body.owner).toEqual({ __typename: 'Organization', id: organizationId });
    expect([foreign.status, ofTeam.status]).toEqual([400, 400]);
  });

  it('are renamed, handed on and archived by their admins', async () => {
    const { ann, annId, projectId, user, control } = await v3Lab();
    const writer = user('bob', { [projectId]: 'Write' });
    const stranger = user('cleo');

    const refused = await writer.call('PATCH', `/project/${projectId}`, { name: 'Vectors' });
    const hidden = await stranger.call('PATCH', `/project/${projectId}`, { name: 'Vectors' });
    const changed = await ann('PATCH', `/project/${projectId}`, {
      name: 'Vectors',
      description: 'All of them',
      ownerId: annId,
      archived: true,
      archiveReason: 'Retired',
    });
    const listed = await ann('GET', '/project/items');
    const archived = await ann('GET', '/project/items?archived.anyOf=True');
    const back = await ann('PATCH', `/project/${projectId}`, { archived: false });

    expect([refused.status, hidden.status]).toEqual([403, 404]);
    expect(changed.body).toMatchObject({
      name: 'Vectors',
      description: 'All of them',
      owner: { __typename: 'User', id: annId },
      archived: true,
      archiveReason: 'Retired',
    });
    expect(listed.body.items).toEqual([]);
    expect(archived.body.items).toMatchObject([{ id: projectId }]);
    expect(back.body).toMatchObject({ archived: false, archiveReason: null });
    expect(control.listAuditLog({ itemId: projectId }).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['Updated name', 'Updated description', 'Updated owner', 'Archived', 'Unarchived']),
    );
  });

  it('refuse what the tenant does not do rather than keep it and do nothing', async () => {
    const { ann, projectId } = await v3Lab();

    const { status, body } = await ann('PATCH', `/project/${projectId}`, { public: true });

    expect(status).toBe(400);
    expect(body.detail).toContain('does not offer public');
  });

  it('show in API v2 as they always did', async () => {
    const { ann, annId, send, control } = await v3Lab();
    const { body } = await ann('POST', '/project', { name: 'Mine', ownerId: annId, description: 'Notes' });
    const key = control.generateApiKey({ userId: annId }).apiKey;

    const v2 = await send('GET', `/api/v2/projects/${body.id}`, {
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
    });

    expect(v2.body).toEqual({
      id: body.id,
      name: 'Mine',
      owner: expect.objectContaining({ id: annId }),
      archiveRecord: null,
    });
  });

  it('are made and renamed in batches and in bulk', async () => {
    const { ann, annId } = await v3Lab();
    const ofAnn = (name: string): object => ({ name, ownerId: annId });

    const made = await ann('POST', '/project:batch-create', { items: [ofAnn('One'), ofAnn('Two')] });
    const [one, two] = made.body.items;
    const renamed = await ann('PATCH', '/project:batch-update', { items: [{ id: one.id, name: 'First' }] });
    const contents = JSON.stringify({ request_id: '1', input_object: { id: two.id, name: 'Second' } });
    const file = await ann('POST', '/scratch-file:create-and-upload', { contents, filename: 'rows.jsonl' });
    const { body } = await ann('PATCH', '/project:bulk-update', { fileId: file.body.id });
    const task = await ann('GET', `/tasks/bulk/${body.taskId}`);
    const after = await ann('GET', `/project/items?id.anyOf=${one.id},${two.id}`);

    expect(renamed.body.items).toMatchObject([{ name: 'First' }]);
    expect(task.body.result).toEqual({ successCount: 1, errorCount: 0 });
    expect(after.body.items.map(({ name }: { name: string }) => name).toSorted()).toEqual(['First', 'Second']);
  });
});
