import { describe, expect, it } from 'vitest';
import { fixedWindow, refillingBucket, slidingWindow, type RateLimit } from '../../test/rate-limits.ts';
import { seededRandom } from '../../test/seeded-random.ts';
import { errorBody, rateHeaders, testClient } from '../../test/test-client.ts';
import { virtualClock, type VirtualClock } from '../../test/virtual-clock.ts';
import type { Benchling } from '../api/benchling.ts';

const limit = 300;
const windowMs = 30_000;
const workers = 16;
const wanted = 2_000;
const roundTripMs = 120;
const midnight = Date.UTC(2026, 0, 5);

describe('2,000 writes of one app', () => {
  it.each([0, 10_000, 20_000])('spend a fixed window that is %i ms old, and draw no refusal', async (ageMs) => {
    const tenant = limitedTenant(fixedWindow(limit, windowMs), virtualClock(midnight + ageMs));

    const durationMs = await tenant.time(writeAll(tenant.client().benchling, wanted));

    expect(tenant.refused()).toBe(0);
    expect(tenant.written()).toEqual({ entries: wanted, names: wanted });
    expect(shortestMs(wanted, ageMs) / durationMs).toBeGreaterThanOrEqual(0.99);
  });

  it('spend what others have left of a window, and draw no refusal', async () => {
    const tenant = limitedTenant(fixedWindow(limit, windowMs, 290));

    const durationMs = await tenant.time(writeAll(tenant.client().benchling, wanted));

    expect(tenant.refused()).toBe(0);
    expect(tenant.written()).toEqual({ entries: wanted, names: wanted });
    expect(shortestMs(wanted + 290) / durationMs).toBeGreaterThanOrEqual(0.99);
  });

  it('spend the windows of a server that rounds the reset time down', async () => {
    const exact = fixedWindow(limit, windowMs);
    const tenant = limitedTenant((now) => {
      const verdict = exact(now);
      return { ...verdict, resetS: verdict.resetS - 1 };
    });

    const durationMs = await tenant.time(writeAll(tenant.client().benchling, wanted));

    expect(tenant.refused()).toBeLessThanOrEqual(4);
    expect(tenant.written()).toEqual({ entries: wanted, names: wanted });
    expect(shortestMs(wanted) / durationMs).toBeGreaterThanOrEqual(0.98);
  });

  it('spend a sliding window with at most one refusal in a hundred', async () => {
    const tenant = limitedTenant(slidingWindow(limit, windowMs));

    const durationMs = await tenant.time(writeAll(tenant.client().benchling, wanted));

    expect(tenant.refused()).toBeLessThanOrEqual(wanted / 100);
    expect(tenant.written()).toEqual({ entries: wanted, names: wanted });
    expect(shortestMs(wanted) / durationMs).toBeGreaterThanOrEqual(0.95);
  });

  it('spend a bucket that refills all the time with at most one refusal in a hundred', async () => {
    const tenant = limitedTenant(refillingBucket(60, 60));

    const durationMs = await tenant.time(writeAll(tenant.client().benchling, wanted));

    expect(tenant.refused()).toBeLessThanOrEqual(wanted / 100);
    expect(tenant.written()).toEqual({ entries: wanted, names: wanted });
    expect((((wanted - 60) / 60) * 1_000) / durationMs).toBeGreaterThanOrEqual(0.95);
  });

  it('lose nothing and double nothing beside a client that ignores the limit', async () => {
    const tenant = limitedTenant(fixedWindow(limit, windowMs));
    const greedy = tenant.client({ unlimited: true });

    const [mine, others] = [writeAll(tenant.client().benchling, wanted), writeAll(greedy.benchling, wanted, 'other')];
    await tenant.time(Promise.all([mine, others]));

    expect(tenant.refused()).toBeGreaterThan(0);
    expect(tenant.written()).toEqual({ entries: 2 * wanted, names: 2 * wanted });
  });
});

it('an app at its limit does not slow another app in the same process', async () => {
  const clock = virtualClock();
  const busy = limitedTenant(fixedWindow(10, windowMs), clock);
  const free = limitedTenant(fixedWindow(limit, windowMs), clock);
  const slow = writeAll(busy.client().benchling, 50);

  const durationMs = await free.time(writeAll(free.client().benchling, 50));

  expect(durationMs).toBeLessThan(1_000);
  expect(busy.written().entries).toBe(10);
  await busy.time(slow);
  expect(busy.written().entries).toBe(50);
});

/** A tenant with one credential's limit, and what it has seen. */
function limitedTenant(rate: RateLimit, clock: VirtualClock = virtualClock()) {
  const random = seededRandom(42);
  const names: string[] = [];
  let refused = 0;
  const client = (limits = {}) =>
    testClient({
      clock,
      random,
      limits,
      latencyMs: () => (roundTripMs / 3) * (1 + random()),
      handle(request) {
        const { taken, remaining, resetS } = rate(clock.now());
        const headers = rateHeaders(remaining, resetS, limit);
        if (!taken) {
          refused += 1;
          return { status: 429, headers, body: errorBody('Rate limit exceeded.') };
        }
        names.push((JSON.parse(request.body) as { readonly name: string }).name);
        return { status: 201, headers, body: { id: 'etr_1' } };
      },
    });
  return {
    client,
    refused: () => refused,
    written: () => ({ entries: names.length, names: new Set(names).size }),
    async time(work: Promise<unknown>): Promise<number> {
      const startedAt = clock.now();
      await clock.settle(work);
      return clock.now() - startedAt;
    },
  };
}

async function writeAll(benchling: Benchling, count: number, label = 'mine'): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const name = `${label} ${next++}`;
      await benchling.request('POST /entries', { body: { name, folderId: 'lib_1' } });
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

/** What nobody could beat: to the last window's beginning, and then as fast as so many workers can write. */
function shortestMs(count: number, ageMs = 0): number {
  const windows = Math.floor((count - 1) / limit);
  return windows * windowMs - ageMs + ((count - windows * limit) / workers) * roundTripMs;
}
