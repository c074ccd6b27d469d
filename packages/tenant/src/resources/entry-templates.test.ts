import { describe, expect, it } from 'vitest';
import { startLab } from '../../test/support/start-tenant.ts';

describe('entry templates', () => {
  it('are seen, changed and used by whoever may do so with their collection', async () => {
    const { tenant, actor, user, folderId, projectId, admin } = startLab();
    const { entryTemplates } = tenant.resources;
    const collection = entryTemplates.createCollection(actor, { name: 'Assays' });
    const { id } = entryTemplates.create(actor, { name: 'ELISA', templateCollectionId: collection.id });
    const writer = user('writer', { [collection.id]: 'Write', [projectId]: 'Write' });
    const reader = user('reader', { [collection.id]: 'Read', [projectId]: 'Write' });
    const stranger = user('stranger', { [projectId]: 'Write' });
    const use = { name: 'Run', folderId, entryTemplateId: id };

    const changed = await writer.call('PATCH', `/entry-templates/${id}`, { name: 'ELISA 2' });
    const refused = await reader.call('PATCH', `/entry-templates/${id}`, { name: 'Mine' });
    const hidden = await stranger.call('GET', `/entry-templates/${id}`);
    const used = await reader.call('POST', '/entries', use);
    const notUsed = await stranger.call('POST', '/entries', use);
    const listed = await Promise.all(
      [admin, reader.call, stranger.call].map((call) =>
        call('GET', `/entry-templates?templateCollectionId=${collection.id}`),
      ),
    );

    expect(changed.body).toMatchObject({ name: 'ELISA 2', templateCollectionId: collection.id });
    expect([refused.status, hidden.status, used.status, notUsed.status]).toEqual([403, 404, 201, 400]);
    expect(listed.map(({ body }) => body.entryTemplates.length)).toEqual([1, 1, 0]);
  });

  it('leave the eyes of everyone when they are put into a collection', async () => {
    const { tenant, actor, admin, member } = startLab();
    const { entryTemplates } = tenant.resources;
    const { id } = entryTemplates.create(actor, { name: 'Open' });
    const collection = entryTemplates.createCollection(actor, { name: 'Closed' });

    const before = await member('GET', `/entry-templates/${id}`);
    const moved = await admin('PATCH', `/entry-templates/${id}`, { templateCollectionId: collection.id });
    const after = await member('GET', `/entry-templates/${id}`);
    const nowhere = await admin('PATCH', `/entry-templates/${id}`, { templateCollectionId: 'tmplcol_x' });

    expect([before.status, moved.status, after.status]).toEqual([200, 200, 404]);
    expect(nowhere.body.error.message).toContain('Invalid templateCollectionId: tmplcol_x');
  });
});
