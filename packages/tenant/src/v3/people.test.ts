import { describe, expect, it } from 'vitest';
import { v3Lab } from '../../test/support/v3-lab.ts';

describe('people and groups in API v3', () => {
  it('list who is in an organization, apps beside users', async () => {
    const { ann, annId, control, organizationId, user } = await v3Lab();
    const app = control.createApp({ name: 'Slack app' });
    control.setMembership({ groupId: organizationId, memberId: app.id });

    const listed = await ann('GET', `/group-membership/items?groupId.eq=${organizationId}&sort=createdAt:asc`);
    const ofApp = await ann('GET', `/group-membership/items?memberId.eq=${app.id}`);
    const one = await ann('GET', `/group-membership/${ofApp.body.items[0].id}`);
    const below = await ann('GET', `/organization/${organizationId}/memberships/items`);
    const hidden = await user('bob').call('GET', `/group-membership/${one.body.id}`);

    expect(listed.body.items).toMatchObject([
      { role: 'ADMIN', member: { __typename: 'User', id: annId }, group: { handle: 'fjord' } },
      { role: 'MEMBER', member: { __typename: 'AppInstallation', id: app.id } },
    ]);
    expect(one.body).toEqual(listed.body.items[1]);
    expect(below.body.items).toEqual(listed.body.items);
    expect(hidden.status).toBe(404);
  });

  it('show organizations, teams and users to fellows alone', async () => {
    const { ann, annId, organizationId, user, control } = await v3Lab();
    const team = control.createTeam({ organizationId, name: 'Cloning' });
    control.setMembership({ groupId: team.id, memberId: annId });
    const stranger = user('bob');
    const paths = [`/organization/${organizationId}`, `/team/${team.id}`, `/user/${annId}`];

    const seen = await Promise.all(paths.map((path) => ann('GET', path)));
    const hidden = await Promise.all(paths.map((path) => stranger.call('GET', path)));
    const lists = await Promise.all(['organization', 'team'].map((kind) => stranger.call('GET', `/${kind}/items`)));
    const members = await ann('GET', `/team/${team.id}/memberships/items`);
    const fellows = await ann('GET', '/user/items');

    expect(seen.map(({ body }) => body.name)).toEqual(['Fjord Bio', 'Cloning', 'ann']);
    expect(seen[2]?.body).toMatchObject({ username: 'ann', status: 'ACTIVE', email: 'ann@example.com' });
    expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(lists.map(({ body }) => body.items)).toEqual([[], []]);
    expect(members.body.items).toMatchObject([{ member: { id: annId }, role: 'MEMBER' }]);
    expect(fellows.body.items).toMatchObject([{ id: annId }]);
  });

  it('name the identity under which an app acts, as the audit log does', async () => {
    const { ann, control } = await v3Lab();
    const app = control.createApp({ name: 'Slack app' });

    const one = await ann('GET', `/service-principal/${app.principalId}`);
    const listed = await ann('GET', '/service-principal/items?name.anyOf=slack%20app');

    expect(one.body).toMatchObject({ __typename: 'ServicePrincipal', name: 'Slack app' });
    expect(listed.body.items).toEqual([one.body]);
  });

  it('show registries to whoever may read them', async () => {
    const { ann, user, registryId, organizationId } = await v3Lab();

    const listed = await ann('GET', '/registry/items');
    const hidden = await user('bob').call('GET', `/registry/${registryId}`);

    expect(listed.body.items).toMatchObject([{ id: registryId, owner: { id: organizationId } }]);
    expect(hidden.status).toBe(404);
  });
});
