import { describe, expect, it } from 'vitest';
import { v3Lab } from '../../test/support/v3-lab.ts';

describe('collaborations', () => {
  it('let someone in as the control API does, with the same audit record', async () => {
    const { ann, control, projectId, user } = await v3Lab();
    const bob = user('bob');

    const made = await ann('POST', '/collaboration', {
      itemId: projectId,
      collaborator: { collaboratorId: bob.id },
      accessPolicyId: 'pol_read',
    });
    const project = await bob.call('GET', `/project/${projectId}`);

    expect(made).toMatchObject({
      status: 201,
      body: {
        resource: { __typename: 'Project', id: projectId },
        collaboratorInfo: {
          __typename: 'PrincipalCollaboratorInfo',
          collaborator: { __typename: 'User', id: bob.id },
        },
        accessPolicy: { id: 'pol_read' },
        fromOwnership: false,
        isAuditor: false,
      },
    });
    expect(project.status).toBe(200);
    expect(control.listAuditLog({ itemId: projectId }).at(-1)).toMatchObject({
      userName: 'ann',
      eventDescription: 'Project: Updated permissions',
      newValue: 'bob: Read',
    });
    expect(control.explainAccess({ principalId: bob.id, itemId: projectId })).toMatchObject({ decision: 'allowed' });
  });

  it('are granted to apps, to teams and to the admins of a team alone', async () => {
    const { ann, control, projectId, organizationId } = await v3Lab();
    const app = control.createApp({ name: 'Slack app' });
    const team = control.createTeam({ organizationId, name: 'Cloning' });
    const grant = (collaborator: object) =>
      ann('POST', '/collaboration', { itemId: projectId, collaborator, accessPolicyId: 'pol_append' });

    const toApp = await grant({ collaboratorId: app.id });
    const toTeam = await grant({ collaboratorId: team.id, role: 'MEMBER' });
    const toAdmins = await grant({ collaboratorId: team.id, role: 'ADMIN' });
    const twice = await grant({ collaboratorId: team.id, role: 'ADMIN' });
    const noRole = await grant({ collaboratorId: team.id });
    const listed = await ann(
      'GET',
      `/collaboration/items?collaboratorId.anyOf=${app.id},${team.id}&sort=createdAt:asc`,
    );

    expect(toApp.body.collaboratorInfo.collaborator).toEqual({ __typename: 'AppInstallation', id: app.id });
    expect(toTeam.body.collaboratorInfo).toMatchObject({ role: 'MEMBER', collaborator: { name: 'Cloning' } });
    expect(toAdmins.body.collaboratorInfo).toMatchObject({ role: 'ADMIN', collaborator: { __typename: 'Team' } });
    expect([twice.status, noRole.status]).toEqual([400, 400]);
    expect(new Set(listed.body.items.map(({ id }: { id: string }) => id))).toEqual(
      new Set([toApp, toTeam, toAdmins].map(({ body }) => body.id)),
    );
  });

  it('show who owns a project, which is changed with the project and not with them', async () => {
    const { ann, projectId, organizationId } = await v3Lab();

    const { body } = await ann('GET', `/project/${projectId}/collaborations/items`);
    const [owning] = body.items;
    const changed = await ann('PATCH', `/collaboration/${owning.id}`, { accessPolicyId: 'pol_read' });

    expect(body.items).toMatchObject([
      {
        fromOwnership: true,
        accessPolicy: { id: 'pol_admin' },
        collaboratorInfo: { role: 'ADMIN', collaborator: { __typename: 'Organization', id: organizationId } },
      },
    ]);
    expect(changed.status).toBe(400);
  });

  it('are seen by whoever reads the project and changed by its admins', async () => {
    const { ann, user, projectId } = await v3Lab();
    const reader = user('bob', { [projectId]: 'Read' });
    const stranger = user('cleo');
    const [one] = (await ann('GET', `/collaboration/items?collaboratorId.anyOf=${reader.id}`)).body.items;
    const grant = { itemId: projectId, collaborator: { collaboratorId: stranger.id }, accessPolicyId: 'pol_admin' };

    const statuses = await Promise.all([
      reader.call('GET', `/collaboration/${one.id}`),
      reader.call('PATCH', `/collaboration/${one.id}`, { accessPolicyId: 'pol_admin' }),
      reader.call('DELETE', `/collaboration/${one.id}`),
      reader.call('POST', '/collaboration', grant),
      stranger.call('GET', `/collaboration/${one.id}`),
      stranger.call('DELETE', `/collaboration/${one.id}`),
      stranger.call('POST', '/collaboration', grant),
    ]);
    const nothing = await stranger.call('GET', '/collaboration/items');

    expect(statuses.map(({ status }) => status)).toEqual([200, 403, 403, 403, 404, 404, 400]);
    expect(nothing.body.items).toEqual([]);
  });

  it('are changed in batches of which all or none is kept', async () => {
    const { ann, user, projectId, control } = await v3Lab();
    const [bob, cleo] = [user('bob'), user('cleo')];
    const grant = (collaboratorId: string) => ({
      itemId: projectId,
      collaborator: { collaboratorId },
      accessPolicyId: 'pol_read',
    });

    const failed = await ann('POST', '/collaboration:batch-create', { items: [grant(bob.id), grant('ent_nobody')] });
    const kept = control.listProjects()[0]?.collaborations;
    const made = await ann('POST', '/collaboration:batch-create', { items: [grant(bob.id), grant(cleo.id)] });
    const ids = made.body.items.map(({ id }: { id: string }) => id);
    const changed = await ann('PATCH', '/collaboration:batch-update', {
      items: [{ id: ids[0], accessPolicyId: 'pol_write', isAuditor: true }],
    });
    const removed = await ann('POST', '/collaboration:batch-delete', { items: ids.map((id: string) => ({ id })) });
    const tooMany = await ann('POST', '/collaboration:batch-delete', {
      items: Array.from({ length: 26 }, (_, index) => ({ id: String(index) })),
    });

    expect(failed.body.errors).toMatchObject([{ index: 1 }]);
    expect(kept).toEqual([]);
    expect(changed.body.items).toMatchObject([{ accessPolicy: { id: 'pol_write' }, isAuditor: true }]);
    expect(removed).toMatchObject({ status: 200, body: { items: [{ id: ids[0] }, { id: ids[1] }] } });
    expect(tooMany.status).toBe(400);
  });
});
