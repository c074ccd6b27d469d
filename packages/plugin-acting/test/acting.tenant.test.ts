import { accessPlugin } from '@ligase/plugin-access';
import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { audit, type AuditRecord } from '@ligase/plugin-auditing/contract';
import { peoplePlugin } from '@ligase/plugin-people';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { acting, actingPlugin, actingRules } from '../src/index.ts';

const acts = { 'approve-task': 'write', 'read-entry': 'read' } as const;

/** An app on a tenant with Ada, who may write, Bo, who may read, and Eve, whom it does not see. */
async function actingApp(rules = '') {
  const tenant = await startTestTenant();
  const { control, appId, projectId, folderId } = tenant;
  const { id: groupId } = control.createOrganization({ name: 'Lab' });
  const add = (name: string, policy: 'Read' | 'Write') => {
    const { id } = control.createUser({ name, handle: name.toLowerCase(), email: `${name}@Lab.example` });
    control.setMembership({ groupId, memberId: id });
    control.grantAccess({ resourceId: projectId, collaboratorId: id, policy });
    return id;
  };
  control.setMembership({ groupId, memberId: appId });
  const users = { grace: add('Grace', 'Write'), bo: add('Bo', 'Read') };
  control.createUser({ name: 'Eve', handle: 'eve', email: 'eve@lab.example' });
  const read = actingRules({ what: 'who may', acts: Object.keys(acts) }).parse(rules);
  const app = await createTestApp({
    tenant,
    plugins: [
      auditingPlugin({ sink: memorySink() }),
      accessPlugin({ appId }),
      peoplePlugin(),
      actingPlugin({ acts, rulesAre: 'BOT_WHO_MAY', ...(read !== undefined && { rules: read }) }),
    ],
  });
  return { app, appId, control, users, object: { id: folderId, name: 'the folder' }, service: app.get(acting) };
}

describe('an app that acts for people', () => {
  it('knows them by their address, and ties the two together in the trail', async () => {
    const { app, service, users } = await actingApp();

    const person = await service.identify('GRACE@lab.example', 'slack:U1');

    const records: AuditRecord[] = [];
    for await (const record of app.get(audit).trail({})) records.push(record);
    expect(person).toEqual({ id: users.grace, name: 'Grace', email: 'grace@lab.example' });
    expect(records).toMatchObject([
      { action: 'person.identify', outcome: 'succeeded', targets: ['slack:U1', users.grace, 'GRACE@lab.example'] },
    ]);
  });

  it('knows nobody whom it does not see or who is suspended, and tells the person so', async () => {
    const { service, control, users } = await actingApp();
    control.suspendUser({ userId: users.bo, isSuspended: true });

    await expect(service.identify('eve@lab.example', 'slack:U2')).rejects.toMatchObject({
      code: 'RUN_REFUSED',
      message: expect.stringContaining('I see nobody in Benchling with the address eve@lab.example'),
    });
    await expect(service.identify('bo@lab.example', 'slack:U3')).rejects.toThrow('is suspended in Benchling');
  });

  it('shows them what they may read themselves, of all that it sees', async () => {
    const { service, object, control, users } = await actingApp();
    const secret = control.createProject({ name: 'Secret' });

    const shown = await service.readable({ id: users.bo }, [object, { id: secret.folderId }, { id: 'seq_none0000' }]);

    expect(shown).toEqual([object]);
  });

  it('does for them what they may do themselves, and nothing more', async () => {
    const { service, object } = await actingApp();
    const grace = await service.identify('grace@lab.example', 'slack:U1');
    const bo = await service.identify('bo@lab.example', 'slack:U3');

    await service.authorise(grace, 'approve-task', object);
    await service.authorise(bo, 'read-entry', object);

    await expect(service.authorise(bo, 'approve-task', object)).rejects.toMatchObject({
      code: 'RUN_REFUSED',
      message: expect.stringContaining('they have Read there and need Write'),
    });
  });

  it('does it for nobody whom a rule leaves out, whatever they may', async () => {
    const { service, object } = await actingApp('approve-task=bo@lab.example');
    const grace = await service.identify('grace@lab.example', 'slack:U1');

    await expect(service.authorise(grace, 'approve-task', object)).rejects.toThrow(
      'You are not among those who may approve task (the folder) by way of this app. Whoever runs it says who may, in BOT_WHO_MAY.',
    );
  });

  it('lets them whom a rule names however their address is written', async () => {
    const { service, object } = await actingApp('approve-task=Grace@lab.example');
    const grace = await service.identify(' GRACE@lab.example ', 'slack:U1');

    const authorising = service.authorise(grace, 'approve-task', object);

    await expect(authorising).resolves.toBeUndefined();
  });

  it('refuses what is hidden from them in the words for what is not there', async () => {
    const { service, control, appId } = await actingApp();
    const secret = control.createProject({ name: 'Secret' });
    control.grantAccess({ resourceId: secret.id, collaboratorId: appId, policy: 'Admin' });
    const grace = await service.identify('grace@lab.example', 'slack:U1');
    const refusal = (id: string) =>
      service.authorise(grace, 'approve-task', { id, name: id }).then(
        () => 'authorised',
        (error: Error) => error.message.replaceAll(id, 'it'),
      );

    const words = [await refusal(secret.folderId), await refusal('lib_none0000')];

    expect(words[0]).toContain('Grace may not change it, as far as this app can tell');
    expect(words[1]).toBe(words[0]);
  });

  it('refuses an act that it was not told of as a mistake of its code', async () => {
    const { service, object } = await actingApp();
    const grace = await service.identify('grace@lab.example', 'slack:U1');

    await expect(service.authorise(grace, 'aprove-task', object)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
