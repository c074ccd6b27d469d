import { describe, expect, it } from 'vitest';
import { v3Lab } from '../../test/support/v3-lab.ts';

interface Row {
  readonly id: string;
  readonly createdAt: string;
  readonly itemDeveloperId: string;
}

describe('the audit log in API v3', () => {
  it('shows who did what, in the order it was done, page by page', async () => {
    const { root, control } = await v3Lab();

    const all: Row[] = [];
    let nextToken = '';
    do {
      const { body } = await root('GET', `/audit-log/items?pageSize=3&nextToken=${encodeURIComponent(nextToken)}`);
      all.push(...body.items);
      nextToken = body.nextToken;
    } while (nextToken !== '');
    const newest = await root('GET', '/audit-log/items?sort=createdAt:desc&pageSize=1');

    expect(all.map(({ id }) => id)).toEqual(control.listAuditLog({}).map(({ id }) => id));
    expect(newest.body.items).toEqual([all.at(-1)]);
  });

  it('filters by object, by user, by action and by time', async () => {
    const { root, projectId, annId, ann, clock } = await v3Lab();
    clock.advance(60_000);
    const since = new Date(clock.now()).toISOString();
    await ann('PATCH', `/project/${projectId}`, { name: 'Vectors' });

    const found = await Promise.all(
      [
        `objectId.anyOf=${projectId}&userId.anyOf=${annId}`,
        'action.anyOf=Updated%20name,Nothing',
        `createdAt.gte=${since}`,
      ].map((query) => root('GET', `/audit-log/items?${query}`)),
    );
    const before = await root('GET', `/audit-log/items?createdAt.lt=${since}&action.anyOf=Updated%20name`);

    for (const { body } of found)
      expect(body.items).toMatchObject([
        { __typename: 'AuditLog', action: 'Updated name', oldValue: 'Plasmids', newValue: 'Vectors', userName: 'ann' },
      ]);
    expect(before.body.items).toEqual([]);
  });

  it('shows the rows of what a caller can read, and no others', async () => {
    const { user, projectId, root } = await v3Lab();
    const reader = user('bob', { [projectId]: 'Read' });
    const stranger = user('cleo');
    const [row] = (await root('GET', `/audit-log/items?objectId.anyOf=${projectId}`)).body.items as Row[];

    const seen = await reader.call('GET', '/audit-log/items');
    const nothing = await stranger.call('GET', '/audit-log/items');
    const hidden = await stranger.call('GET', `/audit-log/${row?.id}`);
    const open = await reader.call('GET', `/audit-log/${row?.id}`);

    const shown = new Set((seen.body.items as Row[]).map(({ itemDeveloperId }) => itemDeveloperId));
    expect(shown).toContain(projectId);
    expect([...shown].filter((id) => !/^(?:src|lib)_/u.test(id))).toEqual([]);
    expect(nothing.body).toEqual({ items: [], nextToken: '' });
    expect([hidden.status, open.status]).toEqual([404, 200]);
  });

  it('exports the log of an object as a task that gives a file', async () => {
    const { ann, projectId, send, user } = await v3Lab();

    const started = await ann('POST', '/audit-log:export', { objectId: projectId, format: 'CSV' });
    const task = await ann('GET', new URL(started.body.pollingUri).pathname.slice('/api/v3'.length));
    const { pathname, search } = new URL(task.body.result.downloadUrl);
    const file = await send('GET', pathname + search, {});
    const refused = await user('bob').call('POST', '/audit-log:export', { objectId: projectId, format: 'CSV' });

    expect(started).toMatchObject({ status: 202, body: { taskId: expect.stringMatching(/^atsk_/) } });
    expect(task.body).toMatchObject({ status: 'COMPLETED', message: '' });
    expect(file.headers['content-type']).toContain('text/csv');
    expect(String(file.body)).toContain('Timestamp,Name,User');
    expect(refused.status).toBe(404);
  });
});
