import { describe, expect, it, onTestFinished } from 'vitest';
import { openLocalTenant } from '../local-tenant.ts';
import { createRequestLog, type NewRequest } from './request-log.ts';

const answered = (changes: Partial<NewRequest> = {}, status = 200): NewRequest => ({
  at: 0,
  operationId: 'listEntries',
  principalId: 'ent_1',
  principalName: 'Slack app',
  durationMs: 1,
  diagnosis: null,
  request: { method: 'GET', url: '/api/v2/entries?name=Run%2042', headers: {} },
  response: { status, headers: {}, body: '' },
  ...changes,
});

async function open() {
  const tenant = await openLocalTenant();
  onTestFinished(() => tenant.close());
  const { control } = tenant;
  const app = control.createApp({ name: 'Slack app' });
  const { accessToken } = control.issueAccessToken({ principalId: app.id });
  const call = (method: string, url: string, body?: string, contentType = 'application/json') =>
    tenant.handle({
      method,
      url,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': contentType, cookie: 'session=1' },
      ...(body !== undefined && { body }),
    });
  return { control, app, call, accessToken };
}

describe('the request log', () => {
  it('is read by page, the newest first', () => {
    const log = createRequestLog();
    for (let count = 0; count < 5; count += 1) log.add(answered());

    const first = log.list({ limit: 2 });
    const second = log.list({ limit: 2, beforeNumber: first.at(-1)?.number ?? 0 });

    expect([first, second].map((page) => page.map(({ number }) => number))).toEqual([
      [5, 4],
      [3, 2],
    ]);
  });

  it('is filtered by who asked, by operation and by status', () => {
    const log = createRequestLog();
    log.add(answered());
    log.add(answered({ principalId: 'ent_2' }, 404));
    log.add(answered({ operationId: 'createEntry' }, 403));

    const found = [{ principalId: 'ent_2' }, { operationId: 'createEntry' }, { status: '4xx' }, { status: '403' }].map(
      (filter) => log.list(filter).map(({ number }) => number),
    );

    expect(found).toEqual([[2], [3], [3, 2], [3]]);
  });

  it('forgets the oldest, and goes on counting', () => {
    const log = createRequestLog(2);
    for (let count = 0; count < 7; count += 1) log.add(answered());

    expect(log.list().map(({ number }) => number)).toEqual([7, 6]);
    expect(log.get(1)).toBeUndefined();
    expect(log.count).toBe(7);
  });

  it('keeps what was sent and answered, but for credentials', async () => {
    const { control, call } = await open();
    const body = '{"name":"Run 42","folderId":"lib_none0001"}';
    await call('POST', '/api/v2/entries?returning=id', body);
    const [{ number } = { number: 0 }] = control.listRequests({ limit: 1 });

    const detail = control.getRequest({ number });

    expect(detail).toMatchObject({ query: 'returning=id', requestBody: body, requestBytes: body.length, status: 400 });
    expect(detail.requestHeaders).toEqual({
      authorization: '(not kept)',
      'content-type': 'application/json',
      cookie: '(not kept)',
    });
    expect(detail.responseHeaders).toHaveProperty('x-rate-limit-limit');
    expect(detail.responseBody).toContain('"error"');
  });

  it('shows a token request without its secret, and its answer without the token', async () => {
    const { control, app, call } = await open();
    const { clientId, clientSecret } = control.generateAppSecret({ appId: app.id });
    const form = `client_id=${clientId}&client_secret=${clientSecret}&grant_type=client_credentials`;
    await call('POST', '/api/v2/token', form, 'application/x-www-form-urlencoded');
    const [{ number } = { number: 0 }] = control.listRequests({ limit: 1 });

    const detail = control.getRequest({ number });

    expect(detail).toMatchObject({ requestShown: 'redacted', responseShown: 'redacted', isRepeatable: false });
    expect(detail.requestBody).toBe(`client_id=${clientId}&client_secret=(not kept)&grant_type=client_credentials`);
    expect(JSON.parse(detail.responseBody ?? '')).toMatchObject({
      access_token: '(not kept)',
      token_type: 'Bearer',
    });
  });

  it('shows which configuration was written, but no secure_text', async () => {
    const { control, call } = await open();
    const body = { appId: 'app_1', path: ['Token'], type: 'secure_text', value: 'swordfish' };
    await call('POST', '/api/v2/app-configuration-items', JSON.stringify(body));
    const [{ number } = { number: 0 }] = control.listRequests({ limit: 1 });

    const { requestBody } = control.getRequest({ number });

    expect(JSON.parse(requestBody ?? '')).toEqual({ ...body, value: '(not kept)' });
  });

  it('keeps a query whole, whatever is in it', () => {
    const log = createRequestLog();
    log.add(answered({ request: { method: 'GET', url: '/api/v2/entries?name=What?&page=2', headers: {} } }));

    expect(log.get(1)).toMatchObject({ path: '/api/v2/entries', query: 'name=What?&page=2', isRepeatable: true });
  });

  it('keeps the beginning of what is long, and nothing of what is no text', () => {
    const log = createRequestLog();
    const headers = { 'content-type': 'application/json' };
    const body = `"${'ä'.repeat(100_000)}"`;
    log.add(answered({ request: { method: 'POST', url: '/', headers, body } }));
    log.add(answered({ request: { method: 'POST', url: '/', headers: { 'content-type': 'image/png' }, body: 'PNG' } }));

    const [long, image] = [log.get(1), log.get(2)];

    expect(long).toMatchObject({ requestBytes: 200_002, requestShown: 'cut', isRepeatable: false });
    expect(long?.requestBody).toBe(`"${'ä'.repeat(8191)}`);
    expect(image).toMatchObject({ requestBody: null, requestShown: 'no text', isRepeatable: false });
  });
});
