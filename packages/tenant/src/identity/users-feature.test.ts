import { describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../test/support/start-tenant.ts';
import { usersFeature } from './users-feature.ts';
import { warehouseFeature } from './warehouse-feature.ts';

const lab = (): Lab =>
  startLab({
    own: ({ context, parts }) => ({ features: [usersFeature(context, parts.users), warehouseFeature(context)] }),
  });

const grace = { name: 'Grace', handle: 'grace', email: 'grace@lab.test' };

describe('users', () => {
  it('are created and changed by tenant admins, and every change is recorded', async () => {
    const { admin, parts } = lab();

    const made = await admin('POST', '/users', grace);
    const changed = await admin('PATCH', `/users/${made.body.id}`, { name: 'Grace H', isSuspended: true });
    const read = await admin('GET', `/users/${made.body.id}`);

    expect(made).toMatchObject({ status: 201, body: { ...grace, isSuspended: false } });
    expect(changed.body).toEqual({ ...made.body, name: 'Grace H', isSuspended: true });
    expect(read.body).toEqual(changed.body);
    expect(parts.audit.list({ itemId: made.body.id }).map(({ action }) => action)).toEqual([
      'Created',
      'Updated name',
      'Updated isSuspended',
    ]);
  });

  it('are created and changed in bulk, all or none', async () => {
    const { admin, finished } = lab();
    const ada2 = { name: 'Ada', handle: 'ada2', email: 'ada2@lab.test' };

    const made = await finished(await admin('POST', '/users:bulk-create', { users: [grace, ada2] }));
    const [first, second] = made.response.users;
    const clash = await finished(
      await admin('POST', '/users:bulk-update', {
        users: [
          { id: first.id, name: 'G' },
          { id: second.id, handle: 'grace' },
        ],
      }),
    );
    const changed = await finished(
      await admin('POST', '/users:bulk-update', { users: [{ id: second.id, handle: 'lovelace' }] }),
    );
    const named = await admin('GET', '/users?handles=grace,lovelace&sort=name');

    expect(clash).toMatchObject({ status: 'FAILED', errors: [{ index: 1 }] });
    expect(changed.response.users).toMatchObject([{ id: second.id, handle: 'lovelace' }]);
    expect(named.body.users.map(({ name }: { name: string }) => name)).toEqual(['Ada', 'Grace']);
  });

  it('are found by e-mail in upper or lower case', async () => {
    const { admin } = lab();
    await admin('POST', '/users', { ...grace, email: 'Grace@Lab.test' });

    const found = await admin('GET', '/users?email.anyOf=nobody@lab.test,gRACE@lab.test');

    expect(found.body.users.map(({ email }: { email: string }) => email)).toEqual(['Grace@Lab.test']);
  });

  it('are not made or changed by anyone else', async () => {
    const { member, memberId } = lab();

    const refused = [
      await member('POST', '/users', grace),
      await member('PATCH', `/users/${memberId}`, { name: 'Boss' }),
      await member('POST', '/users:bulk-create', { users: [grace] }),
      await member('POST', '/users:bulk-update', { users: [{ id: memberId, name: 'Boss' }] }),
    ];

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('have a handle and an email of their own', async () => {
    const { admin } = lab();
    const message = async (change: object): Promise<string> =>
      (await admin('POST', '/users', { ...grace, ...change })).body.error.message;

    expect(await message({ handle: 'ada' })).toContain('the handle ada');
    expect(await message({ email: 'ada@lab.test' })).toContain('the email ada@lab.test');
    expect(await message({ email: 'nowhere' })).toContain('Invalid email: nowhere');
    expect(await message({ name: ' ' })).toContain('name is a required field');
    expect((await admin('PATCH', '/users/ent_x', { name: 'X' })).status).toBe(404);
  });

  it('have no passwords, so that none is found by when it was changed', async () => {
    const { admin } = lab();

    const found = await admin('GET', `/users?passwordLastChangedAt=${encodeURIComponent('> 2020-01-01')}`);
    const wrong = await admin('GET', '/users?passwordLastChangedAt=lately');

    expect(found.body.users).toEqual([]);
    expect(wrong.status).toBe(400);
  });

  it('get credentials for a warehouse, which they and the admins see until they expire', async () => {
    const { admin, member, memberId, user, clock } = lab();
    const logins = `/users/${memberId}/warehouse-credentials`;

    const made = await member('POST', '/warehouse-credentials', { expiresIn: 60 });
    const tooLong = await member('POST', '/warehouse-credentials', { expiresIn: 3600 });
    const [own, seen] = [await member('GET', logins), await admin('GET', logins)];
    const hidden = await user('bob').call('GET', logins);
    clock.advance(60_000);
    const later = await member('GET', logins);

    expect(made.body).toMatchObject({ username: expect.stringMatching(/^ada/), password: expect.any(String) });
    expect(own.body.warehouseCredentials).toMatchObject([{ username: made.body.username, userId: memberId }]);
    expect(seen.body).toEqual(own.body);
    expect([tooLong.status, hidden.status]).toEqual([400, 404]);
    expect(later.body.warehouseCredentials).toEqual([]);
  });
});
