import { describe, expect, it } from 'vitest';
import { errorBody, testClient, type TestClient } from '../../test/test-client.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { clientCredentials } from './client-credentials.ts';

const auth = clientCredentials({ clientId: 'Ts7jtwPohM', clientSecret: 'cs_0123456789' });

describe('the token of an app', () => {
  it('is fetched once for 1,000 concurrent first calls', async () => {
    const tenant = tokenTenant();

    await tenant.client.settle(
      Promise.all(Array.from({ length: 1_000 }, () => tenant.client.benchling.request('GET /entries'))),
    );

    expect(tenant.tokens()).toBe(1);
    expect(tenant.client.seen).toHaveLength(1_001);
  });

  it('is renewed shortly before its end, and not earlier', async () => {
    const tenant = tokenTenant();
    const readAfter = async (ms: number): Promise<number> => {
      await tenant.client.clock.sleep(ms);
      await tenant.client.benchling.request('GET /entries');
      return tenant.tokens();
    };

    const counts = await tenant.client.settle(
      readAfter(0).then(async (first) => [first, await readAfter(839_000), await readAfter(1_500)]),
    );

    expect(counts).toEqual([1, 1, 2]);
  });

  it('is renewed once when it is refused while 50 requests are under way with it', async () => {
    const tenant = tokenTenant();
    const readAll = () =>
      Promise.all(Array.from({ length: 50 }, () => tenant.client.benchling.request('GET /entries')));
    await tenant.client.settle(readAll());

    tenant.revoke();
    await tenant.client.settle(readAll());

    expect(tenant.tokens()).toBe(2);
  });

  it('is not asked for again and again when every one is refused', async () => {
    const tenant = tokenTenant();
    tenant.refuseAll();

    const reading = tenant.client.benchling.request('GET /entries');

    await expect(tenant.client.settle(reading)).rejects.toMatchObject({
      code: 'AUTH_TOKEN_REJECTED',
      message: expect.stringContaining('"quickstart"') as string,
    });
    expect(tenant.tokens()).toBe(2);
  });

  it('is still fetched for the others when one of those who wait gives up', async () => {
    const tenant = tokenTenant();
    const stop = new AbortController();
    const patient = tenant.client.benchling.request('GET /entries');
    const impatient = tenant.client.benchling.request('GET /users', { signal: stop.signal });

    stop.abort('enough');

    await expect(impatient).rejects.toBe('enough');
    await tenant.client.settle(patient);
    expect(tenant.tokens()).toBe(1);
  });

  it('is fetched again after the token endpoint failed, with one loop of tries for all who wait', async () => {
    const tenant = tokenTenant();
    tenant.breakTokens(3);

    await tenant.client.settle(
      Promise.all(Array.from({ length: 100 }, () => tenant.client.benchling.request('GET /entries'))),
    );

    expect(tenant.tokens()).toBe(4);
  });

  it('is not shared by two apps in one process', async () => {
    const tenants = [tokenTenant(), tokenTenant()] as const;

    for (const { client } of tenants) await client.settle(client.benchling.request('GET /entries'));

    expect(tenants.map((tenant) => tenant.tokens())).toEqual([1, 1]);
  });
});

/** A tenant that gives a new token at each request, and takes only the newest. */
function tokenTenant() {
  const clock = virtualClock();
  let issued = 0;
  let valid = '';
  let broken = 0;
  let refusing = false;
  const client: TestClient = testClient({
    clock,
    auth,
    latencyMs: () => 10,
    limits: { unlimited: true },
    handle({ path, headers }) {
      if (path === '/api/v2/token') {
        issued += 1;
        if (broken-- > 0) return { status: 503 };
        valid = `Bearer token-number-${issued}`;
        return {
          status: 200,
          body: { access_token: `token-number-${issued}`, expires_in: 900, token_type: 'Bearer' },
        };
      }
      if (refusing || headers['authorization'] !== valid) return { status: 401, body: errorBody('Failed.') };
      return { status: 200, body: { entries: [], users: [] } };
    },
  });
  return {
    client,
    tokens: () => issued,
    revoke: () => void (valid = ''),
    refuseAll: () => void (refusing = true),
    breakTokens: (times: number) => void (broken = times),
  };
}
