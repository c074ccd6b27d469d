import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { movableClock } from '../clock/movable-clock.ts';
import { sequentialIds } from '../ids/sequential-ids.ts';
import { startTenant, type StartedTenant, type StartTenantOptions } from '../start-tenant.ts';
import { controlClient } from './control-client.ts';
import { controlRoutes } from './control-routes.ts';

const started: StartedTenant[] = [];
afterEach(async () => {
  for (const tenant of started.splice(0)) await tenant.close();
});

async function start(options: StartTenantOptions = {}) {
  const clock = movableClock();
  const tenant = await startTenant({ clock, ids: sequentialIds(), checkReplies: true, ...options });
  started.push(tenant);
  const { control } = tenant;
  const app = control.createApp({ name: 'Slack app', description: 'Tells us things' });
  const { clientSecret } = control.generateAppSecret({ appId: app.id });
  const local = `http://127.0.0.1:${tenant.port}`;
  const form = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: clientSecret };
  const token = async (): Promise<string> => {
    const response = await fetch(`${local}/api/v2/token`, { method: 'POST', body: new URLSearchParams(form) });
    return ((await response.json()) as { access_token: string }).access_token;
  };
  const authorization = `Bearer ${await token()}`;
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${local}/api/v2${path}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  };
  return { tenant, control, app, call, clock };
}

describe('control API', () => {
  it('lets an app in step by step: nothing, then reading, then writing', async () => {
    const { control, app, call } = await start();
    const { id: projectId, folderId } = control.createProject({ name: 'Notes' });
    const entry = { name: 'Run 42', folderId };
    const grant = (policy: 'Read' | 'Write') =>
      control.grantAccess({ resourceId: projectId, collaboratorId: app.id, policy });

    const before = await call('POST', '/entries', entry);
    grant('Read');
    const reading = await call('POST', '/entries', entry);
    const why = control.explainAccess({ principalId: app.id, itemId: folderId, action: 'append' });
    grant('Write');
    const writing = await call('POST', '/entries', entry);

    expect([before.status, reading.status, writing.status]).toEqual([400, 403, 201]);
    expect(why).toMatchObject({ decision: 'refused', decidedBy: projectId, grants: [{ policy: 'Read' }] });
  });

  it('explains that what is in no project is for its maker alone', async () => {
    const { control, app, call } = await start();
    const { id: registryId } = control.createRegistry({ name: 'Registry' });
    const { id: schemaId } = control.createSchema({ registryId, name: 'Read', type: 'assay_run' });
    const ada = control.createUser({ name: 'Ada', handle: 'ada' });

    const made = await call('POST', '/assay-runs', { assayRuns: [{ schemaId, fields: {} }] });
    const itemId = made.body.assayRuns[0];
    const own = control.explainAccess({ principalId: app.id, itemId, action: 'write' });
    const others = control.explainAccess({ principalId: ada.id, itemId });

    expect([own.decision, others.decision]).toEqual(['allowed', 'hidden']);
  });

  it('lets an app in through an organization and a team, in that order', async () => {
    const { control, app, call } = await start();
    const [organization] = control.listOrganizations();
    const organizationId = organization?.id ?? '';
    const { id: teamId } = control.createTeam({ organizationId, name: 'Automation' });
    const { folderId, id } = control.createProject({ name: 'Notes' });
    control.grantAccess({ resourceId: id, collaboratorId: teamId, policy: 'Write' });

    const tooEarly = () => control.setMembership({ groupId: teamId, memberId: app.id });
    expect(tooEarly).toThrow('not in the organization');
    control.setMembership({ groupId: organizationId, memberId: app.id });
    tooEarly();
    const { status } = await call('POST', '/entries', { name: 'Run 42', folderId });
    const members = await call('GET', `/apps?memberOf=${teamId}`);
    const listed = await call('GET', `/organizations/${organizationId}/memberships`);

    expect(status).toBe(201);
    expect(members.body.apps).toMatchObject([{ id: app.id, name: 'Slack app' }]);
    expect(listed.body.memberships.map((one: { user: { handle: string } }) => one.user.handle)).toEqual(['admin']);
  });

  it('records what users and apps did side by side, and exports it as CSV', async () => {
    const { tenant, control, app, call } = await start();
    const { id, folderId } = control.createProject({ name: 'Notes' });
    control.grantAccess({ resourceId: id, collaboratorId: app.id, policy: 'Write' });
    const { body: entry } = await call('POST', '/entries', { name: 'Run, 42', folderId });
    control.setEntryReview({ entryId: entry.id, status: 'ACCEPTED' });

    const { status, body } = await call('POST', `/audit/log/${entry.id}`, { format: 'CSV' });
    control.advanceClock({ ms: 1000 });
    const task = await call('GET', `/tasks/${body.taskId}`);
    const { downloadURL } = task.body.response as { downloadURL: string };
    const file = await fetch(downloadURL);
    const forged = await fetch(downloadURL.replace('expires=1', 'expires=2'));
    const csv = (await file.text()).split('\r\n');

    expect(status).toBe(202);
    expect(csv[0]).toContain('Timestamp,Name,User,Transaction ID,Event Description,Action,Old Value,New Value');
    expect(csv[1]).toContain('Slack app');
    expect(csv[1]).toContain('"Run, 42"');
    expect(csv[2]).toContain('Tenant Admin');
    expect(forged.status).toBe(403);
    expect(control.verifyAuditLog()).toMatchObject({ intact: true });
    expect(tenant.url).toBe(new URL(downloadURL).origin);
  });

  it('exports an audit log as PDF', async () => {
    const { control, app, call } = await start();
    const { id, folderId } = control.createProject({ name: 'Notes' });
    control.grantAccess({ resourceId: id, collaboratorId: app.id, policy: 'Write' });
    const { body: entry } = await call('POST', '/entries', { name: 'Run 42', folderId });

    const { body } = await call('POST', `/audit/log/${entry.id}`, { format: 'PDF' });
    control.advanceClock({ ms: 1000 });
    const task = await call('GET', `/tasks/${body.taskId}`);
    const file = await fetch(task.body.response.downloadURL);

    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(file.headers.get('content-disposition')).toContain(`entry_audit_log_${entry.id}.pdf`);
    expect(await file.text()).toMatch(/^%PDF-1\.4[^]*\(Item: Run 42\) Tj/);
  });

  it('reads the audit log by action, by time and from either end, and exports what was read', async () => {
    const { control, app, clock } = await start();
    clock.advance(60_000);
    const { id } = control.createProject({ name: 'Notes, first' });
    control.grantAccess({ resourceId: id, collaboratorId: app.id, policy: 'Write' });

    const created = control.listAuditLog({ action: 'CREATED', itemId: id });
    const late = control.listAuditLog({ from: '2026-01-01T00:01:00Z', newestFirst: true });
    const early = control.listAuditLog({ until: '2026-01-01T00:01:00Z' });
    const [newest] = control.listAuditLog({ newestFirst: true, limit: 1 });
    const [next] = control.listAuditLog({ newestFirst: true, limit: 1, beforeNumber: newest?.number ?? 0 });
    const csv = control.exportAuditLog({ format: 'CSV', action: 'created', itemId: id });
    const pdf = control.exportAuditLog({ format: 'PDF' });

    expect(created.map(({ item }) => item)).toEqual(['Notes, first']);
    expect(late.length + early.length).toBe(control.listAuditLog({}).length);
    expect(late[0]).toEqual(newest);
    expect(next?.number).toBe((newest?.number ?? 0) - 1);
    expect(Buffer.from(csv.data64, 'base64').toString().trim().split('\r\n')).toEqual([
      expect.stringMatching(/^Timestamp,Name,/u),
      expect.stringContaining('"Notes, first"'),
    ]);
    expect(Buffer.from(pdf.data64, 'base64').toString('latin1')).toMatch(/^%PDF-1\.4/u);
    expect(pdf).toMatchObject({ fileName: 'audit_log.pdf', mimeType: 'application/pdf' });
  });

  it('says what a time of the audit log looks like when it is none', async () => {
    const { control } = await start();

    const reading = () => control.listAuditLog({ from: 'yesterday' });

    expect(reading).toThrow('Invalid from: yesterday. It takes a time such as');
  });

  it('gives no audit log of what a caller cannot read', async () => {
    const { control, call } = await start();
    const { folderId } = control.createProject({ name: 'Notes' });

    const { status } = await call('POST', `/audit/log/${folderId}`, { format: 'CSV' });

    expect(status).toBe(404);
  });

  it('fails on purpose: with a status, or after the work was done and the answer lost', async () => {
    const { control, app, call } = await start();
    const { id, folderId } = control.createProject({ name: 'Notes' });
    control.grantAccess({ resourceId: id, collaboratorId: app.id, policy: 'Write' });
    control.failNext({ operationId: 'createEntry', status: 503, times: 2 });
    control.failNext({ operationId: 'createEntry', reset: true });
    const create = () => call('POST', '/entries', { name: 'Run 42', folderId });

    const first = await create();
    const second = await create();
    const third = create();

    await expect(third).rejects.toThrow('fetch failed');
    expect([first.status, second.status]).toEqual([503, 503]);
    const { body } = await call('GET', '/entries');
    expect(body.entries).toHaveLength(1);
    expect(control.listFaults()).toEqual([]);
  });

  it.each([
    ['getEntry', { taskMessage: 'Busy.' }, 'getEntry starts no task'],
    ['registerEntities', { taskMessage: 'Busy.', status: 503 }, 'Ask for two'],
    ['registerEntities', {}, 'a status, reset, delayMs or taskMessage'],
  ])('refuses a fault of %s that could never happen: %j', async (operationId, fault, message) => {
    const { control } = await start();

    const asking = () => control.failNext({ operationId, ...fault });

    expect(asking).toThrow(message);
  });

  it('goes back to how it was: the same app, secret and grants', async () => {
    const { control, app, call } = await start();
    control.saveSnapshot({ name: 'with-app' });
    control.archiveApp({ appId: app.id });
    const archived = await call('GET', '/apps');

    control.restoreSnapshot({ name: 'with-app' });
    const restored = await call('GET', '/apps');
    control.resetTenant();

    expect([archived.status, restored.status]).toEqual([401, 200]);
    expect(control.listApps()).toEqual([]);
    expect(control.verifyAuditLog()).toMatchObject({ intact: true });
  });

  it('tells limits apart per app, counts down, and answers 429 without doing anything', async () => {
    const { control, call } = await start();
    control.setLimits({ perApp: 2 });

    const first = await call('GET', '/apps');
    const second = await call('GET', '/apps');
    const third = await call('GET', '/apps');

    expect(first.headers.get('x-rate-limit-remaining')).toBe('1');
    expect(second.headers.get('x-rate-limit-reset')).toMatch(/^\d+$/u);
    expect(third).toMatchObject({
      status: 429,
      body: { error: { message: 'Rate limit exceeded.', type: 'invalid_request_error' } },
    });
  });

  it('answers over HTTP what it answers in this process, to whoever has the admin key', async () => {
    const { tenant, control, app } = await start();
    const remote = controlClient(tenant);

    const here = control.listApps();
    const there = await remote.listApps();
    const renamed = await remote.updateApp({ appId: app.id, name: 'Chat app' });
    const wrongKey = () => controlClient({ ...tenant, adminKey: 'guess' }).listApps();
    const wrongInput = () => remote.createApp({ name: 'x' });

    expect(there).toEqual(here);
    expect(renamed.name).toBe('Chat app');
    await expect(wrongKey()).rejects.toThrow('Send the admin key');
    await expect(wrongInput()).rejects.toThrow('createApp: name must have 3 to 255 characters, not 1.');
  });

  it('refuses pages of other sites', async () => {
    const { tenant } = await start();

    const { status } = await fetch(`${tenant.controlUrl}/apps`, {
      headers: { authorization: `Bearer ${tenant.adminKey}`, origin: 'http://elsewhere.example' },
    });

    expect(status).toBe(403);
  });

  it('answers the pages that the tenant itself serves, whichever of its names they were opened by', async () => {
    const { tenant } = await start();
    const byName = tenant.url.replace('127.0.0.1', 'localhost');
    const post = (origin: string): Promise<Response> =>
      fetch(`${byName}/control/v1/apps`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tenant.adminKey}`, origin },
        body: JSON.stringify({ name: 'Of the console' }),
      });

    const statuses = [await post(byName), await post('http://localhost:3000')].map(({ status }) => status);

    expect(statuses).toEqual([200, 403]);
  });

  it('works behind a proxy for https once it is told its address, and answers nobody else there', async () => {
    const { tenant, call } = await start({ publicUrl: 'https://tenant.example.org' });
    const ask = (host: string, origin: string, more: object = {}): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const headers = { host, origin, authorization: `Bearer ${tenant.adminKey}`, ...more };
        request(`http://127.0.0.1:${tenant.port}/control/v1/apps`, { headers }, (answer) =>
          resolve(answer.resume().statusCode),
        )
          .on('error', reject)
          .end();
      });
    const forwarded = { 'x-forwarded-proto': 'https' };

    const statuses = await Promise.all([
      ask('tenant.example.org', 'https://tenant.example.org'),
      // A proxy that does not hand on the name.
      ask('127.0.0.1', 'https://tenant.example.org'),
      ask(`localhost:${tenant.port}`, `https://localhost:${tenant.port}`, forwarded),
      ask(`localhost:${tenant.port}`, `https://localhost:${tenant.port}`),
      ask('tenant.example.org', 'https://evil.example.org', forwarded),
      ask('evil.example.org', 'https://evil.example.org', forwarded),
    ]);

    expect(statuses).toEqual([200, 200, 200, 403, 403, 403]);
    expect([tenant.url, new URL(tenant.consoleUrl).origin]).toEqual(
      Array.from({ length: 2 }, () => 'https://tenant.example.org'),
    );
    expect(await call('GET', '/apps')).toMatchObject({
      body: { apps: [{ apiURL: expect.stringMatching(/^https:\/\/tenant\.example\.org\/api\/v2\/apps\//u) }] },
    });
  });

  it.each(['tenant.example.org', 'ftp://tenant.example.org', 'https://example.org/tenant'])(
    'says what the address of a proxy looks like, when it is none: %s',
    async (publicUrl) => {
      await expect(startTenant({ publicUrl })).rejects.toThrow('publicUrl takes an origin such as');
    },
  );

  it('describes every one of its routes in its OpenAPI document', async () => {
    const { tenant } = await start();

    const response = await fetch(`${tenant.controlUrl}/openapi.json`, {
      headers: { authorization: `Bearer ${tenant.adminKey}` },
    });
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, { operationId: string }>> };

    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => [operationId, `${method.toUpperCase()} ${path}`]),
    );
    const routed = Object.entries(controlRoutes).map(([name, { method, path }]) => [name, `${method} ${path}`]);
    expect(Object.fromEntries(described)).toEqual({ ...Object.fromEntries(routed), followChanges: 'GET /changes' });
    expect(Object.keys(tenant.control)).toEqual(Object.keys(controlRoutes));
  });
});
