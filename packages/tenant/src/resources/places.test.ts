import { describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../test/support/start-tenant.ts';

const folder = async (lab: Lab, name: string, parentFolderId: string): Promise<string> =>
  (await lab.member('POST', '/folders', { name, parentFolderId })).body.id;

describe('projects and folders', () => {
  it('stand in one another, the root folder named like its project', async () => {
    const lab = startLab();
    const inner = await folder(lab, 'Week 1', lab.folderId);

    const projects = await lab.member('GET', '/projects');
    const roots = await lab.member('GET', '/folders?parentFolderId=NO_PARENT');
    const inside = await lab.member('GET', `/folders?parentFolderId=${lab.folderId}`);

    expect(projects.body.projects).toEqual([
      { id: lab.projectId, name: 'Plasmids', owner: expect.objectContaining({ handle: 'admin' }), archiveRecord: null },
    ]);
    expect(roots.body.folders).toEqual([
      { id: lab.folderId, name: 'Plasmids', parentFolderId: null, projectId: lab.projectId, archiveRecord: null },
    ]);
    expect(inside.body.folders.map(({ id }: { id: string }) => id)).toEqual([inner]);
  });

  it('answer 404 to whoever may not see them, and 403 to whoever may see but not write', async () => {
    const lab = startLab();
    const stranger = lab.user('eve').call;
    const reader = lab.user('bob', { [lab.projectId]: 'Read' }).call;
    const body = { name: 'x', parentFolderId: lab.folderId };

    const hidden = await stranger('GET', `/folders/${lab.folderId}`);
    const hiddenParent = await stranger('POST', '/folders', body);
    const refused = await reader('POST', '/folders', body);

    expect(hidden.status).toBe(404);
    expect(hidden.body.error).toEqual({
      invalidId: lab.folderId,
      message: 'Item not found or you may not have permissions to view the item.',
      type: 'invalid_request_error',
      userMessage: 'Item not found or you may not have permissions to view the item.',
    });
    expect(hiddenParent.status).toBe(400);
    expect([refused.status, refused.body.error.invalidId]).toEqual([403, lab.folderId]);
  });

  it('are listed whatever section they would have been in before sections were merged', async () => {
    const lab = startLab();

    const { body } = await lab.member('GET', `/folders?section=INVENTORY&projectId=${lab.projectId}`);

    expect(body.folders).toMatchObject([{ id: lab.folderId }]);
  });

  it('are archived by whoever the settings let, with the registered entities in them if they say so', async () => {
    const lab = startLab({ archiving: { takes: 'write', registeredToo: true } });
    const { registryId, folderId } = lab;
    const schema = { name: 'Strain', registryId, type: 'custom_entity', prefix: 'ST' } as const;
    const { id: schemaId } = lab.tenant.resources.schemas.create(lab.actor, schema);
    const registered = { name: 's1', schemaId, folderId, registryId, namingStrategy: 'NEW_IDS' };
    const { body: strain } = await lab.member('POST', '/custom-entities', registered);

    const archived = await lab.member('POST', '/folders:archive', { folderIds: [folderId], reason: 'Retired' });
    const read = await lab.member('GET', `/custom-entities/${strain.id}`);

    expect(archived.body).toEqual({ folderIds: [folderId], customEntityIds: [strain.id] });
    expect(read.body.archiveRecord).toEqual({ reason: 'Retired' });
  });

  it('are archived with all that they hold, and come back with what went with them', async () => {
    const lab = startLab();
    const outer = await folder(lab, 'Outer', lab.folderId);
    const inner = await folder(lab, 'Inner', outer);
    const { body: entry } = await lab.member('POST', '/entries', { name: 'Run', folderId: inner });
    const { body: earlier } = await lab.member('POST', '/entries', { name: 'Earlier', folderId: outer });
    await lab.member('POST', '/entries:archive', { entryIds: [earlier.id], reason: 'Made in error' });

    const archived = await lab.admin('POST', '/folders:archive', { folderIds: [outer], reason: 'Retired' });
    const shown = await lab.member('GET', '/entries');
    const refused = await lab.member('POST', '/entries', { name: 'Late', folderId: inner });
    const back = await lab.admin('POST', '/folders:unarchive', { folderIds: [outer] });

    expect(archived.body).toEqual({ folderIds: [outer, inner], entryIds: [entry.id] });
    expect(shown.body.entries).toEqual([]);
    expect(refused.body.error.message).toContain('is archived');
    expect(back.body).toEqual(archived.body);
    expect((await lab.member('GET', `/entries/${earlier.id}`)).body.entry.archiveRecord).not.toBeNull();
  });

  it('are archived by their admins only', async () => {
    const lab = startLab();

    const refused = await lab.member('POST', '/projects:archive', { projectIds: [lab.projectId], reason: 'Other' });
    const allowed = await lab.admin('POST', '/projects:archive', { projectIds: [lab.projectId], reason: 'Other' });

    expect(refused.status).toBe(403);
    expect(allowed.body).toEqual({ projectIds: [lab.projectId], folderIds: [lab.folderId] });
  });

  it('keep nothing when one of many cannot be archived', async () => {
    const lab = startLab();
    const mine = lab.tenant.resources.projects.create(lab.actor, { name: 'Mine' }).project.id;
    const admin = lab.user('bob', { [mine]: 'Admin', [lab.projectId]: 'Read' }).call;

    const refused = await admin('POST', '/projects:archive', { projectIds: [mine, lab.projectId], reason: 'Other' });

    expect(refused.status).toBe(403);
    expect((await lab.admin('GET', `/projects/${mine}`)).body.archiveRecord).toBeNull();
  });
});
