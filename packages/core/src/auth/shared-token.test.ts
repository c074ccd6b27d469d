import { describe, expect, it } from 'vitest';
import { errorBody, testClient } from '../../test/test-client.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { memorySharedState } from '../sharing/memory-shared-state.ts';
import type { SharedState } from '../sharing/shared-state.ts';
import { clientCredentials } from './client-credentials.ts';

describe('the token of three processes', () => {
  it('is fetched once for all', async () => {
    const tenant = tokenTenant();

    await tenant.readAll(100);

    expect(tenant.tokens()).toBe(1);
    expect(tenant.refused()).toBe(0);
  });

  it('is renewed once for all, shortly before its end', async () => {
    const tenant = tokenTenant();
    await tenant.readAll(5);
    await tenant.pass(400_000);
    await tenant.readAll(5);
    const before = tenant.tokens();

    await tenant.pass(445_000);
    await tenant.readAll(5);

    expect([before, tenant.tokens()]).toEqual([1, 2]);
    expect(tenant.refused()).toBe(0);
  });

  it('is renewed once for all when it is refused', async () => {
    const tenant = tokenTenant();
    await tenant.readAll(20);

    tenant.revoke();
    await tenant.readAll(20);

    expect(tenant.tokens()).toBe(2);
  });

  it('is taken by one that starts later', async () => {
    const tenant = tokenTenant();
    await tenant.readAll(1);
    await tenant.pass(300_000);

    await tenant.readWithNew();

    expect(tenant.tokens()).toBe(1);
  });

  it('is fetched by another when the one that fetches it fails', async () => {
    const tenant = tokenTenant();
    tenant.refuseClient(1);

    const outcomes = await tenant.readAll(1);

    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(tenant.tokens()).toBe(2);
  });

  it('is fetched by each while the state cannot be reached', async () => {
    const tenant = tokenTenant();
    tenant.breakState();

    await tenant.readAll(5);

    expect(tenant.tokens()).toBe(3);
  });

  it('is not to be read in what they share', async () => {
    const tenant = tokenTenant();

    await tenant.readAll(1);

    expect(tenant.kept()).toContain('"sealed"');
    expect(tenant.kept()).not.toContain('token-number');
    expect(tenant.kept()).not.toContain('cs_0123456789');
  });
});

/** A tenant that takes every token until it revokes them all, and three processes of one app on it. */
function tokenTenant() {
  const clock = virtualClock();
  const memory = memorySharedState({ clock });
  let issued = 0;
  const valid = new Set<string>();
  let refused = 0;
  let refusals = 0;
  let broken = false;
  let kept = '';
  const share: SharedState = {
    ...memory,
    async change(key, change) {
      await clock.sleep(2);
      if (broken) throw new Error('the state is away');
      return await memory.change(key, (before, now) => {
        const changed = change(before, now);
        if (changed.keep !== undefined) kept += JSON.stringify(changed.keep);
        return changed;
      });
    },
  };
  const newClient = () =>
    testClient({
      clock,
      share,
      auth: clientCredentials({ clientId: 'Ts7jtwPohM', clientSecret: 'cs_0123456789' }),
      latencyMs: () => 40,
      limits: { unlimited: true },
      handle({ path, headers }) {
        if (path === '/api/v2/token') {
          issued += 1;
          if (refusals-- > 0) return { status: 401, body: { error: { message: 'Unknown client.' } } };
          valid.add(`Bearer token-number-${issued}`);
          return {
            status: 200,
            body: { access_token: `token-number-${issued}`, expires_in: 900, token_type: 'Bearer' },
          };
        }
        if (valid.has(headers['authorization'] ?? '')) return { status: 200, body: { entries: [] } };
        refused += 1;
        return { status: 401, body: errorBody('Failed.') };
      },
    });
  const clients = [newClient(), newClient(), newClient()];
  return {
    readAll: (times: number) =>
      clock.settle(
        Promise.allSettled(
          clients.flatMap(({ benchling }) => Array.from({ length: times }, () => benchling.request('GET /entries'))),
        ),
      ),
    readWithNew: () => clock.settle(newClient().benchling.request('GET /entries')),
    pass: (ms: number) => clock.settle(clock.sleep(ms)),
    tokens: () => issued,
    refused: () => refused,
    revoke: () => valid.clear(),
    refuseClient: (times: number) => void (refusals = times),
    breakState: () => void (broken = true),
    kept: () => kept,
  };
}
