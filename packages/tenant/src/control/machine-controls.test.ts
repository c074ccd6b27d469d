import { describe, expect, it, onTestFinished } from 'vitest';
import { movableClock } from '../clock/movable-clock.ts';
import { openLocalTenant, type LocalTenant } from '../local-tenant.ts';

async function open(): Promise<LocalTenant> {
  const tenant = await openLocalTenant({ clock: movableClock() });
  onTestFinished(() => tenant.close());
  return tenant;
}

describe('what only a local tenant can do', () => {
  it('parts what users did from what apps did, on the page and in the file', async () => {
    const { control, handle } = await open();
    const app = control.createApp({ name: 'Slack app' });
    const { id, folderId } = control.createProject({ name: 'Notes' });
    control.grantAccess({ resourceId: id, collaboratorId: app.id, policy: 'Write' });
    const { accessToken } = control.issueAccessToken({ principalId: app.id });
    await handle({
      method: 'POST',
      url: '/api/v2/entries',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Run 42', folderId }),
    });

    const byApps = control.listAuditLog({ by: 'app' });
    const byUsers = control.listAuditLog({ by: 'user' });
    const { data64 } = control.exportAuditLog({ format: 'CSV', by: 'app' });

    expect(new Set(byApps.map(({ userName }) => userName))).toEqual(new Set(['Slack app']));
    expect(byUsers.map(({ userName }) => userName)).not.toContain('Slack app');
    expect(byApps.length + byUsers.length).toBe(control.listAuditLog({}).length);
    expect(Buffer.from(data64, 'base64').toString().trim().split('\r\n')).toHaveLength(1 + byApps.length);
  });

  it('says how far each window is used and whose it is', async () => {
    const { control, handle } = await open();
    control.freezeClock({ isFrozen: true });
    const app = control.createApp({ name: 'Slack app' });
    const idle = control.createApp({ name: 'Idle app' });
    const { accessToken } = control.issueAccessToken({ principalId: app.id });
    control.advanceClock({ ms: 10_000 });
    await handle({ method: 'GET', url: '/api/v2/entries', headers: { authorization: `Bearer ${accessToken}` } });

    const use = control.getLimitUse();
    control.advanceClock({ ms: 30_000 });
    const later = control.getLimitUse();
    control.archiveApp({ appId: idle.id });
    control.setLimits({ allApps: null, objectsPerHour: 5 });
    const without = control.getLimitUse();

    const window = { limit: 300, periodMs: 30_000 };
    expect(use).toMatchObject([
      { counts: 'app', app: { id: app.id, name: 'Slack app' }, used: 1, remaining: 299, ...window },
      { counts: 'apps', app: null, used: 1, limit: 1000 },
      { counts: 'app', app: { id: idle.id }, used: 0, ...window },
      { counts: 'users', app: null, used: 0, limit: 60 },
    ]);
    expect(later.map(({ used }) => used)).toEqual([0, 0, 0, 0]);
    expect(without.map((one) => one.app?.name ?? one.counts)).toEqual(['Slack app', 'users', 'objects']);
  });

  it('takes back one fault, of calls or of webhooks, and says when it has none such', async () => {
    const { control } = await open();
    control.failNext({ operationId: 'createEntry', status: 500 });
    control.failNext({ operationId: 'createEntry', status: 503 });
    control.failNextDelivery({ kind: 'drop' });

    control.removeFault({ number: 1 });
    control.removeDeliveryFault({ number: 1 });

    expect(control.listFaults().map(({ status }) => status)).toEqual([503]);
    expect(control.listDeliveryFaults()).toEqual([]);
    expect(() => control.removeFault({ number: 1 })).toThrow('There is no waiting fault 1');
    expect(() => control.removeDeliveryFault({ number: 1 })).toThrow('There is no waiting fault 1');
  });

  it('moves its clock no further than years have four digits, and goes on', async () => {
    const { control, handle } = await open();
    const { time } = control.getClock();
    const room = Date.UTC(9999, 0, 1) - time;

    const tooFar = () => control.advanceClock({ ms: room + 1 });
    expect(tooFar).toThrow('as far as 9999-01-01T00:00:00.000Z');
    expect(control.getClock().time).toBe(time);
    control.advanceClock({ ms: room });
    const app = control.createApp({ name: 'Last app' });
    const { accessToken } = control.issueAccessToken({ principalId: app.id });
    const headers = { authorization: `Bearer ${accessToken}` };
    const { status } = await handle({ method: 'GET', url: '/api/v2/entries', headers });

    expect(status).toBe(200);
    expect(control.listAuditLog({ newestFirst: true, limit: 1 })[0]?.createdAt).toMatch(/^9999-01-01T/u);
  });

  it.each([
    [
      { kind: 'drop', type: 'v2.entry.creatd' },
      'There is no type of message v2.entry.creatd; there is v2.entry.created',
    ],
    [{ kind: 'drop', type: '0' }, 'There is no type of message 0; listMessageTypes lists them'],
    [{ kind: 'drop', appId: 'app_none' }, 'There is no app app_none'],
    [{ kind: 'late', delayMs: 1e12 }, 'delayMs must be at least 0 and at most 2147483647'],
  ] as const)('refuses a fault of webhooks that could never happen: %j', async (fault, message) => {
    const { control } = await open();

    const asking = () => control.failNextDelivery(fault);

    expect(asking).toThrow(message);
  });

  it('takes no blank name', async () => {
    const { control } = await open();

    const naming = () => control.createApp({ name: '    ' });

    expect(naming).toThrow('createApp: name must not be blank.');
  });

  it('lists every operation of both versions with how it is served', async () => {
    const tenant = await open();

    const coverage = await tenant.control.listCoverage();

    const of = (version: string, id: string) =>
      coverage.find((one) => one.version === version && one.operationId === id);
    expect(of('v2', 'createEntry')).toMatchObject({
      method: 'POST',
      path: '/entries',
      support: 'faithful',
      differs: null,
    });
    expect(of('v2', 'auditLog')).toMatchObject({ support: 'partial', differs: expect.stringContaining('PDF') });
    expect(coverage.filter(({ version, support }) => version === 'v2' && support !== 'none')).toHaveLength(
      tenant.served.size,
    );
  });

  it('shows what an app told people, the newest first, and whether it has timed out', async () => {
    const { control, handle } = await open();
    const app = control.createApp({ name: 'Slack app' });
    const { accessToken } = control.issueAccessToken({ principalId: app.id });
    for (const name of ['First', 'Second']) {
      control.advanceClock({ ms: 1000 });
      await handle({
        method: 'POST',
        url: '/api/v2/app-sessions',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          appId: app.id,
          name,
          timeoutSeconds: 60,
          messages: [{ content: `By {id:${app.id}}`, style: 'INFO' }],
        }),
      });
    }
    control.advanceClock({ ms: 61_000 });

    const sessions = control.listAppSessions({ appId: app.id, limit: 1 });

    expect(sessions).toMatchObject([{ name: 'Second', status: 'TIMEOUT', messages: [{ style: 'INFO' }] }]);
  });

  it('says of each user whether they may use the developer console', async () => {
    const { control } = await open();
    const sam = control.createUser({ name: 'Sam', handle: 'sam' });
    const [organization] = control.listOrganizations();
    const may = (): unknown => control.listUsers().find(({ id }) => id === sam.id)?.capabilities;

    const before = may();
    control.setMembership({ groupId: organization?.id ?? '', memberId: sam.id });
    control.setCapability({ holderId: organization?.id ?? '', capability: 'Developer Platform', isGranted: true });

    expect([before, may()]).toEqual([[], ['Developer Platform']]);
  });
});
