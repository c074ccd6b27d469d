import { bearer, benchling, type AuthStrategy } from '@ligase/core';
import { describe, expect, it } from 'vitest';
import { createTestApp } from './create-test-app.ts';
import { startTestTenant, type TestTenant } from './start-test-tenant.ts';

const draft = { name: 'Run 42', folderId: 'lib_lab' };
const start = (tenant: TestTenant, auth?: AuthStrategy) =>
  createTestApp({ tenant, plugins: [], ...(auth !== undefined && { auth }) });

/** A token of the tenant's app, as somebody else might have got it. */
async function tokenOf(tenant: TestTenant): Promise<string> {
  const { clientId, clientSecret } = tenant.control.generateAppSecret({ appId: tenant.appId });
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const { body } = await tenant.handle({
    method: 'POST',
    url: '/api/v2/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  return (JSON.parse(String(body)) as { readonly access_token: string }).access_token;
}

describe('an app under test', () => {
  it('writes to the folder of a new tenant and reads it back', async () => {
    const tenant = await startTestTenant();
    const app = await start(tenant);

    const { id = '' } = await app.get(benchling).request('POST /entries', { body: draft });
    const { entry } = await app.get(benchling).request('GET /entries/{entry_id}', { path: { entry_id: id } });

    expect(entry).toMatchObject({ id, name: 'Run 42', folderId: tenant.folderId });
  });

  it('waits for a busy tenant in no time', async () => {
    const tenant = await startTestTenant();
    const app = await start(tenant);
    const before = tenant.clock.now();
    tenant.control.failNext({ operationId: 'createEntry', status: 429, times: 3 });

    const { id } = await app.get(benchling).request('POST /entries', { body: draft });

    expect(id).toMatch(/^etr_/);
    expect(tenant.clock.now()).toBeGreaterThan(before);
  });

  it('loses no write and sees no refusal when it has more to write than a window takes', async () => {
    const tenant = await startTestTenant({ settings: { limits: { perApp: 20 } } });
    const app = await start(tenant);

    await Promise.all(Array.from({ length: 50 }, () => app.get(benchling).request('POST /entries', { body: draft })));

    const statuses = tenant.control.listRequests({ limit: 200 }).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(50);
    expect(statuses).not.toContain(429);
  });

  it('reports a write whose answer was lost as unknown, and does not repeat it', async () => {
    const tenant = await startTestTenant();
    const app = await start(tenant);
    tenant.control.failNext({ operationId: 'createEntry', reset: true });

    const writing = app.get(benchling).request('POST /entries', { body: draft });

    await expect(writing).rejects.toMatchObject({ code: 'API_UNKNOWN_OUTCOME' });
    const { entries } = await app.get(benchling).request('GET /entries');
    expect(entries).toHaveLength(1);
  });

  it('says that its token is no longer taken, and writes nothing with it', async () => {
    const tenant = await startTestTenant();
    const token = await tokenOf(tenant);
    const app = await start(
      tenant,
      bearer(() => token),
    );
    await app.get(benchling).request('POST /entries', { body: draft });
    await tenant.clock.advance(901_000);

    const writing = app.get(benchling).request('POST /entries', { body: draft });

    await expect(writing).rejects.toMatchObject({ code: 'AUTH_TOKEN_REJECTED' });
    expect(tenant.control.listAuditLog({}).filter(({ itemType }) => itemType === 'Entry')).toHaveLength(1);
  });

  it('sees nothing without access, and may do what it was granted', async () => {
    const tenant = await startTestTenant({ policy: 'None' });
    const stranger = await start(tenant);
    const reader = await start(tenant, tenant.addApp('Reader', 'Read'));
    const writer = await start(tenant, tenant.addApp('Writer', 'Write'));

    const { id = '' } = await writer.get(benchling).request('POST /entries', { body: draft });
    const path = { entry_id: id };

    await expect(stranger.get(benchling).request('GET /entries/{entry_id}', { path })).rejects.toMatchObject({
      code: 'API_NOT_FOUND',
    });
    await expect(reader.get(benchling).request('GET /entries/{entry_id}', { path })).resolves.toBeDefined();
    await expect(
      reader.get(benchling).request('PATCH /entries/{entry_id}', { path, body: { name: 'Mine' } }),
    ).rejects.toMatchObject({ code: 'AUTH_FORBIDDEN' });
  });

  it('keeps its log in a list, without its secret', async () => {
    const tenant = await startTestTenant();
    const app = await start(tenant);

    await app.get(benchling).request('GET /entries');
    await app.stop();

    expect(app.log.lines.every(({ fields }) => fields['app'] === 'test-app')).toBe(true);
    expect(JSON.stringify(app.log.lines)).not.toMatch(/secret_|Bearer /);
  });
});
