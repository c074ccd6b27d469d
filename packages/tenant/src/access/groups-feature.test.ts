import { describe, expect, it } from 'vitest';
import { startLab, type Caller } from '../../test/support/start-tenant.ts';
import { groupsFeature } from './groups-feature.ts';
import { usersFeature } from '../identity/users-feature.ts';

function lab() {
  const started = startLab({
    own: ({ context, parts }) => ({
      features: [groupsFeature(context, parts.groups, parts.users), usersFeature(context, parts.users)],
    }),
  });
  const { groups } = started.parts;
  const organization = groups.createOrganization({ handle: 'fjord', name: 'Fjord Bio' });
  const person = (handle: string, role?: 'ADMIN' | 'MEMBER'): { readonly id: string; readonly call: Caller } => {
    const made = started.user(handle);
    if (role) groups.setMembership({ groupId: organization.id, principalId: made.id, role });
    return made;
  };
  return { ...started, organization, groups, person };
}

describe('organizations and teams', () => {
  it('shows an organization to its members and to nobody else', async () => {
    const { organization, person } = lab();
    const member = person('ann', 'MEMBER');
    const stranger = person('bob');

    const seen = await member.call('GET', `/organizations/${organization.id}`);
    const hidden = await stranger.call('GET', `/organizations/${organization.id}`);
    const listed = await stranger.call('GET', '/organizations');

    expect(seen).toMatchObject({ status: 200, body: { id: organization.id, handle: 'fjord', name: 'Fjord Bio' } });
    expect(hidden.status).toBe(404);
    expect(listed.body).toEqual({ organizations: [], nextToken: '' });
  });

  it('lists the teams that an entry mentions, unless the entry is hidden', async () => {
    const { organization, groups, person, tenant, actor, projectId, folderId, parts } = lab();
    const cloning = groups.createTeam({ organizationId: organization.id, name: 'Cloning' });
    groups.createTeam({ organizationId: organization.id, name: 'Screening' });
    const [ann, bob] = [person('ann', 'MEMBER'), person('bob', 'MEMBER')];
    parts.groups.setCollaboration({ resourceId: projectId, collaboratorId: ann.id, adminsOnly: false, policy: 'Read' });
    const { id } = tenant.resources.entries.create(actor, { name: 'Plan', folderId });
    const links = [{ id: cloning.id, type: 'team', webURL: '' }];
    const notes = [{ type: 'text', indentation: 0, text: '@Cloning', links }];
    tenant.resources.entries.setDays(actor, id, [{ date: '2026-01-01', title: null, notes }]);

    const seen = await ann.call('GET', `/teams?mentionedIn=${id}`);
    const hidden = await bob.call('GET', `/teams?mentionedIn=${id}`);

    expect(seen.body.teams).toMatchObject([{ id: cloning.id, name: 'Cloning' }]);
    expect(hidden.body.teams).toEqual([]);
  });

  it('lets admins of the organization make teams, and its members not', async () => {
    const { organization, person } = lab();
    const team = { name: 'Cloning', organizationId: organization.id };

    const refused = await person('ann', 'MEMBER').call('POST', '/teams', team);
    const made = await person('bob', 'ADMIN').call('POST', '/teams', team);

    expect(refused.status).toBe(403);
    expect(made).toMatchObject({ status: 201, body: { name: 'Cloning', organization: { id: organization.id } } });
  });

  it('takes only members of the organization into a team', async () => {
    const { organization, person, groups, admin } = lab();
    const team = groups.createTeam({ organizationId: organization.id, name: 'Cloning' });
    const inside = person('ann', 'MEMBER');
    const outside = person('bob');
    const add = (userId: string) => admin('POST', `/teams/${team.id}/memberships`, { userId, role: 'MEMBER' });

    const added = await add(inside.id);
    const refused = await add(outside.id);

    expect(added).toMatchObject({ status: 201, body: { role: 'MEMBER', user: { handle: 'ann' } } });
    expect(refused.status).toBe(400);
  });

  it('takes whoever leaves the organization out of its teams', async () => {
    const { organization, person, groups, admin } = lab();
    const team = groups.createTeam({ organizationId: organization.id, name: 'Cloning' });
    const { id } = person('ann', 'MEMBER');
    await admin('POST', `/teams/${team.id}/memberships`, { userId: id, role: 'ADMIN' });

    const left = await admin('DELETE', `/organizations/${organization.id}/memberships/${id}`);
    const members = await admin('GET', `/teams/${team.id}/memberships`);

    expect(left.status).toBe(204);
    expect(members.body.memberships).toEqual([]);
  });

  it('finds users by organization, handle and page', async () => {
    const { organization, person, admin } = lab();
    person('ann', 'MEMBER');
    person('bob', 'ADMIN');
    person('cleo');

    const members = await admin('GET', `/users?memberOf=${organization.id}&sort=name&pageSize=1`);
    const rest = await admin(
      'GET',
      `/users?memberOf=${organization.id}&sort=name&pageSize=1&nextToken=${encodeURIComponent(members.body.nextToken)}`,
    );
    const byHandle = await admin('GET', '/users?handles=cleo');

    const handles = [members, rest, byHandle].map(({ body }) =>
      body.users.map((user: { handle: string }) => user.handle),
    );
    expect(handles).toEqual([['ann'], ['bob'], ['cleo']]);
    expect(rest.body.nextToken).toBe('');
  });
});
