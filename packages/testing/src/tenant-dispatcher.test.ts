import type { TenantRequest, TenantResponse } from '@ligase/tenant';
import { request } from 'undici';
import { expect, it } from 'vitest';
import { tenantDispatcher, type InProcessTenant } from './tenant-dispatcher.ts';

/** A tenant that gives every request back to its sender. */
function echo(more: Partial<TenantResponse> = {}): InProcessTenant & { readonly asked: TenantRequest[] } {
  const asked: TenantRequest[] = [];
  return {
    asked,
    handle(request) {
      asked.push(request);
      const body = JSON.stringify(request, (_, value: unknown) =>
        value instanceof Uint8Array ? Buffer.from(value).toString() : value,
      );
      return { status: 200, headers: { 'Content-Type': 'application/json' }, body, ...more };
    },
  };
}

it('brings a request to the tenant and its answer back', async () => {
  const dispatcher = tenantDispatcher(echo());

  const { statusCode, headers, body } = await request('http://tenant/api/v2/entries?pageSize=2', {
    dispatcher,
    method: 'POST',
    headers: { Authorization: 'Bearer t' },
    body: '{"name":"Run 42"}',
  });

  expect(statusCode).toBe(200);
  expect(headers['content-type']).toBe('application/json');
  expect(await body.json()).toMatchObject({
    method: 'POST',
    url: '/api/v2/entries?pageSize=2',
    headers: { authorization: 'Bearer t' },
    body: '{"name":"Run 42"}',
  });
});

it('lets several requests be under way at once', async () => {
  const tenant = echo();
  const dispatcher = tenantDispatcher(tenant);

  const all = [1, 2, 3].map((n) => request(`http://tenant/${n}`, { dispatcher }));

  expect(tenant.asked).toEqual([]);
  expect((await Promise.all(all)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
});

it('waits for a tenant that takes its time', async () => {
  const tenant: InProcessTenant = { handle: async () => ({ status: 204, headers: {}, body: '' }) };

  const { statusCode } = await request('http://tenant/', { dispatcher: tenantDispatcher(tenant) });

  expect(statusCode).toBe(204);
});

it.each([
  ['drops the connection', echo({ fault: { dropConnection: true } }), 'ECONNRESET'],
  ['breaks', { handle: () => Promise.reject(new Error('out of memory')) }, 'out of memory'],
])('gives no answer when the tenant %s', async (_, tenant, message) => {
  const asking = request('http://tenant/', { dispatcher: tenantDispatcher(tenant) });

  await expect(asking).rejects.toThrow(message);
});

it('asks the tenant nothing for a request that was given up', async () => {
  const tenant = echo();
  const controller = new AbortController();
  const asking = request('http://tenant/', { dispatcher: tenantDispatcher(tenant), signal: controller.signal });

  controller.abort(new Error('changed my mind'));

  await expect(asking).rejects.toThrow('changed my mind');
  expect(tenant.asked).toEqual([]);
});
