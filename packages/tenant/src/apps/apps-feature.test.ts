import { describe, expect, it } from 'vitest';
import { appLab } from '../../test/support/app-lab.ts';

describe('apps over API v2', () => {
  it('are made, read, listed, renamed and described', async () => {
    const { admin } = appLab();

    const made = await admin('POST', '/apps', { name: 'Slack app', description: 'Tells us things' });
    const renamed = await admin('PATCH', `/apps/${made.body.id}`, { name: 'Chat app' });
    const read = await admin('GET', `/apps/${made.body.id}`);
    const listed = await admin('GET', '/apps?nameIncludes=chat');

    expect(made).toMatchObject({ status: 201, body: { creator: { handle: 'admin' }, archiveRecord: null } });
    expect(made.headers['location']).toContain(`/api/v2/apps/${made.body.id}`);
    expect([renamed.status, read.body.name, read.body.description]).toEqual([200, 'Chat app', 'Tells us things']);
    expect(listed.body.apps).toEqual([read.body]);
    expect(listed.headers['result-count']).toBe('1');
  });

  it('are refused to whoever lacks the Developer Platform, and open to a team that has it', async () => {
    const { control, admin, user, parts } = appLab();
    const ada = user('dev');
    const organization = parts.groups.createOrganization({ handle: 'fjord', name: 'Fjord Bio' });
    parts.groups.setMembership({ groupId: organization.id, principalId: ada.id, role: 'MEMBER' });

    const before = await ada.call('POST', '/apps', { name: 'Slack app' });
    control.setCapability({ holderId: organization.id, capability: 'Developer Platform', isGranted: true });
    const after = await ada.call('POST', '/apps', { name: 'Slack app' });
    const theirs = await admin('POST', '/apps', { name: 'Jira app' });
    const other = await ada.call('PATCH', `/apps/${theirs.body.id}`, { name: 'Mine now' });
    control.setCapability({ holderId: organization.id, capability: 'Developer Platform', isGranted: false });
    const later = await ada.call('PATCH', `/apps/${after.body.id}`, { name: 'Chat app' });

    expect([before.status, after.status, other.status, later.status]).toEqual([403, 201, 403, 403]);
    expect(before.body.error.message).toContain('Developer Platform');
  });

  it('have one name each while they are not archived', async () => {
    const { admin } = appLab();
    const { body: first } = await admin('POST', '/apps', { name: 'Slack app' });

    const second = await admin('POST', '/apps', { name: 'Slack app' });

    expect([second.status, second.body.error.conflicts]).toEqual([409, [{ id: first.id, name: 'Slack app' }]]);
  });

  it('lose their access when they are archived, and have it back with the same secret', async () => {
    const { admin, control, token } = appLab();
    const { body: app } = await admin('POST', '/apps', { name: 'Slack app' });
    const { clientId, clientSecret } = control.generateAppSecret({ appId: app.id });

    const archived = await admin('POST', '/apps:archive', { appIds: [app.id, app.id], reason: 'Retired' });
    const refused = await token(clientId, clientSecret);
    const read = await admin('GET', `/apps/${app.id}`);
    const listed = await admin('GET', '/apps');
    await admin('POST', '/apps:unarchive', { appIds: [app.id] });
    const allowed = await token(clientId, clientSecret);

    expect(archived.body).toEqual({ appIds: [app.id] });
    expect(read.body.archiveRecord).toEqual({ reason: 'Retired' });
    expect(listed.body.apps).toEqual([]);
    expect([refused.status, allowed.status]).toEqual([401, 200]);
  });

  it('are found by the groups that they are in, alone or as their admins', async () => {
    const { control, admin, parts } = appLab();
    const organization = parts.groups.createOrganization({ handle: 'fjord', name: 'Fjord Bio' });
    const team = parts.groups.createTeam({ organizationId: organization.id, name: 'Automation' });
    const member = control.createApp({ name: 'Slack app' });
    const chief = control.createApp({ name: 'Jira app' });
    for (const { id } of [member, chief]) control.setMembership({ groupId: organization.id, memberId: id });
    control.setMembership({ groupId: team.id, memberId: chief.id, role: 'ADMIN' });

    const inBoth = await admin('GET', `/apps?memberOf=${organization.id},${team.id}`);
    const inOne = await admin('GET', `/apps?memberOf=${organization.id}&sort=name`);
    const admins = await admin('GET', `/apps?adminOf=${team.id}`);

    const names = [inBoth, inOne, admins].map(({ body }) => body.apps.map((app: { name: string }) => app.name));
    expect(names).toEqual([['Jira app'], ['Jira app', 'Slack app'], ['Jira app']]);
  });

  it('must be there to be read, changed or archived', async () => {
    const { admin } = appLab();

    const read = await admin('GET', '/apps/app_none');
    const changed = await admin('PATCH', '/apps/app_none', { name: 'Other' });
    const archived = await admin('POST', '/apps:archive', { appIds: ['app_none'], reason: 'Other' });
    const short = await admin('POST', '/apps', { name: 'ab' });
    const listed = await admin('GET', '/apps?ids=app_none');

    expect([read, changed, archived, short, listed].map(({ status }) => status)).toEqual([404, 404, 400, 400, 400]);
    expect(archived.body.error.invalidIds).toEqual(['app_none']);
  });

  it('leave who did what in the audit log', async () => {
    const { admin, parts } = appLab();
    const { body: app } = await admin('POST', '/apps', { name: 'Slack app' });
    await admin('PATCH', `/apps/${app.id}`, { name: 'Chat app' });
    await admin('POST', '/apps:archive', { appIds: [app.id], reason: 'Retired' });

    const rows = parts.audit.list({ itemId: app.id });

    expect(rows.map(({ action }) => action).toSorted()).toEqual(['Archived', 'Created', 'Updated name']);
  });
});
