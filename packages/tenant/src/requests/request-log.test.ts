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
    expect(detail.requestHeaders).toEqual({ 'content-type': 'application/json' });
    expect(detail.responseHeaders).toHaveProperty('x-rate-limit-limit');
    expect(detail.responseBody).toContain('"error"');
  });

  it.each([
    ['a token request', '/api/v2/token', 'client_id=a&client_secret=b&grant_type=client_credentials'],
    ['one that went to the wrong place', '/api/v2/tokens', 'client_id=a&client_secret=b'],
  ])('keeps no secret of %s', async (_, url, body) => {
    const { control, call } = await open();
    await call('POST', url, body, 'application/x-www-form-urlencoded');
    const [{ number } = { number: 0 }] = control.listRequests({ limit: 1 });

    expect(control.getRequest({ number })).toMatchObject({ requestBody: null, requestBytes: body.length });
  });

  it('keeps no token that was answered', async () => {
    const { control, app, call } = await open();
    const { clientId, clientSecret } = control.generateAppSecret({ appId: app.id });
    const form = `client_id=${clientId}&client_secret=${clientSecret}&grant_type=client_credentials`;
    const answer = await call('POST', '/api/v2/token', form, 'application/x-www-form-urlencoded');
    const [{ number } = { number: 0 }] = control.listRequests({ limit: 1 });

    expect([answer.status, control.getRequest({ number }).responseBody]).toEqual([200, null]);
  });

  it('keeps the beginning of what is long, and nothing of what is no text', () => {
    const log = createRequestLog();
    const headers = { 'content-type': 'application/json' };
    const body = `"${'ä'.repeat(100_000)}"`;
    log.add(answered({ request: { method: 'POST', url: '/', headers, body } }));
    log.add(answered({ request: { method: 'POST', url: '/', headers: { 'content-type': 'image/png' }, body: 'PNG' } }));

    const [long, image] = [log.get(1), log.get(2)];

    expect(long?.requestBytes).toBe(200_002);
    expect(long?.requestBody?.length).toBeLessThan(16 * 1024);
    expect(image?.requestBody).toBeNull();
  });
});
