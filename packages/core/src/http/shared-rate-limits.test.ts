import { describe, expect, it } from 'vitest';
import { fixedWindow, refillingBucket, slidingWindow, type RateLimit } from '../../test/rate-limits.ts';
import { seededRandom } from '../../test/seeded-random.ts';
import { errorBody, rateHeaders, testClient, type TestClient } from '../../test/test-client.ts';
import { virtualClock, type VirtualClock } from '../../test/virtual-clock.ts';
import { memorySharedState } from '../sharing/memory-shared-state.ts';
import type { SharedState } from '../sharing/shared-state.ts';

const limit = 300;
const windowMs = 30_000;
const workers = 16;
const roundTripMs = 120;

describe('three processes with one credential', () => {
  it.each([0, 10_000, 29_000])(
    'spend windows that are %i ms old to the last request, and draw no refusal',
    async (age) => {
      const tenant = limitedTenant(fixedWindow(limit, windowMs), { startAt: Date.UTC(2026, 0, 5) + age });

      const durationMs = await tenant.time(tenant.replicas(3).map((replica) => writeAll(replica, 700)));

      expect(tenant.refused()).toBe(0);
      expect(tenant.written()).toBe(2_100);
      expect(shortestMs(2_100, age) / durationMs).toBeGreaterThanOrEqual(0.95);
    },
  );

  it('ask the state once for many calls', async () => {
    const tenant = limitedTenant(fixedWindow(limit, windowMs));

    await tenant.time(tenant.replicas(3).map((replica) => writeAll(replica, 700)));

    expect(tenant.asked() / tenant.written()).toBeLessThan(0.25);
  });

  it('leave to one that is busy what the others do not need', async () => {
    const tenant = limitedTenant(fixedWindow(limit, windowMs));
    const [busy, ...quiet] = tenant.replicas(3) as [TestClient, TestClient, TestClient];
    let done = false;

    for (const one of quiet) void writeSlowly(one, 500, () => done);
    const durationMs = await tenant.time([writeAll(busy, 1_500).finally(() => (done = true))]);

    expect(tenant.refused()).toBe(0);
    expect(shortestMs(tenant.written()) / durationMs).toBeGreaterThanOrEqual(0.95);
  });

  it('lose what one had taken that died for no longer than its window', async () => {
    const tenant = limitedTenant(fixedWindow(limit, windowMs));
    const [dying, ...others] = tenant.replicas(3) as [TestClient, TestClient, TestClient];
    writeAll(dying, 700).catch(() => undefined);
    void tenant.clock.sleep(500).then(() => tenant.kill('replica 0'));

    const durationMs = await tenant.time(others.map((one) => writeAll(one, 900)));

    // The part of one window that it had taken with it: 64 of 300 at the most.
    expect(tenant.refused()).toBe(0);
    expect(shortestMs(tenant.written() + 64) / durationMs).toBeGreaterThanOrEqual(0.95);
  });

  it('spend a sliding window with at most one refusal in a hundred', async () => {
    const tenant = limitedTenant(slidingWindow(limit, windowMs));

    const durationMs = await tenant.time(tenant.replicas(3).map((replica) => writeAll(replica, 700)));

    expect(tenant.refused()).toBeLessThanOrEqual(21);
    expect(shortestMs(2_100) / durationMs).toBeGreaterThanOrEqual(0.8);
  });

  it('spend a bucket that refills all the time with at most one refusal in a hundred', async () => {
    const tenant = limitedTenant(refillingBucket(60, 60));

    const durationMs = await tenant.time(tenant.replicas(3).map((replica) => writeAll(replica, 700)));

    expect(tenant.refused()).toBeLessThanOrEqual(21);
    expect((((2_100 - 60) / 60) * 1_000) / durationMs).toBeGreaterThanOrEqual(0.95);
  });

  it('spend their parts while the state cannot be reached, draw no refusal, and share again when it can', async () => {
    const tenant = limitedTenant(fixedWindow(limit, windowMs));
    const work = tenant.replicas(3).map((replica) => writeAll(replica, 700));

    const durationMs = await tenant.time([...work, tenant.breakState(40_000, 100_000)]);

    expect(tenant.refused()).toBe(0);
    expect(tenant.written()).toBe(2_100);
    expect(shortestMs(2_100) / durationMs).toBeGreaterThanOrEqual(0.7);
  });

  it('wait for a state that none of them has ever reached, since none knows its part', async () => {
    const tenant = limitedTenant(fixedWindow(limit, windowMs));
    const outage = tenant.breakState(0, 20_000);
    const work = tenant.replicas(3).map((replica) => writeAll(replica, 100));

    await tenant.time([outage]);
    const writtenMeanwhile = tenant.written();
    await tenant.time(work);

    expect([writtenMeanwhile, tenant.written(), tenant.refused()]).toEqual([0, 300, 0]);
  });

  it('do not wait for each other where the server has no limits', async () => {
    const tenant = limitedTenant(undefined);

    const durationMs = await tenant.time(tenant.replicas(3).map((replica) => writeAll(replica, 160)));

    expect(durationMs).toBeLessThan(3_000);
  });
});

/** A tenant with one credential's limit, a state that answers in 3 ms, and what they have seen. */
function limitedTenant(rate: RateLimit | undefined, { startAt = Date.UTC(2026, 0, 5) } = {}) {
  const clock: VirtualClock = virtualClock(startAt);
  const random = seededRandom(42);
  const names = new Set<string>();
  let refused = 0;
  let asked = 0;
  let broken = false;
  const dead = new Set<string>();
  const memory = memorySharedState({ clock });
  const stateOf = (replica: string): SharedState => ({
    ...memory,
    async change(key, change) {
      asked += 1;
      await clock.sleep(1 + random());
      if (dead.has(replica)) return await never();
      if (broken) throw new Error('the state is away');
      const given = await memory.change(key, change);
      await clock.sleep(1 + random());
      return given;
    },
  });
  const replicas = (count: number): readonly TestClient[] =>
    Array.from({ length: count }, (_, index) =>
      testClient({
        clock,
        random,
        share: stateOf(`replica ${index}`),
        newId: () => `replica ${index}`,
        latencyMs: () => (roundTripMs / 3) * (1 + random()),
        handle(request) {
          if (dead.has(`replica ${index}`)) return 'drop';
          const { name } = JSON.parse(request.body) as { readonly name: string };
          if (rate === undefined) return { status: 201, body: { id: 'etr_1' } };
          const { taken, remaining, resetS } = rate(clock.now());
          const headers = rateHeaders(remaining, resetS, limit);
          if (!taken) {
            refused += 1;
            return { status: 429, headers, body: errorBody('Rate limit exceeded.') };
          }
          names.add(`${index} ${name}`);
          return { status: 201, headers, body: { id: 'etr_1' } };
        },
      }),
    );
  return {
    clock,
    replicas,
    refused: () => refused,
    written: () => names.size,
    asked: () => asked,
    kill: (replica: string) => void dead.add(replica),
    async breakState(fromMs: number, toMs: number): Promise<void> {
      await clock.sleep(fromMs);
      broken = true;
      await clock.sleep(toMs - fromMs);
      broken = false;
    },
    async time(work: readonly Promise<unknown>[]): Promise<number> {
      const startedAt = clock.now();
      await clock.settle(Promise.all(work));
      return clock.now() - startedAt;
    },
  };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** Writes so many entries, 16 at a time. */
async function writeAll({ benchling }: TestClient, count: number): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const name = `entry ${next++}`;
      await benchling.request('POST /entries', { body: { name, folderId: 'lib_1' } });
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
}

/** Writes an entry every so often until it is told to end. */
async function writeSlowly({ benchling, clock }: TestClient, everyMs: number, isDone: () => boolean): Promise<void> {
  for (let next = 0; !isDone(); next += 1) {
    await clock.sleep(everyMs);
    await benchling.request('POST /entries', { body: { name: `slow ${next}`, folderId: 'lib_1' } });
  }
}

/** What nobody could beat: to the last window's beginning, and then as fast as so many workers can write. */
function shortestMs(count: number, ageMs = 0): number {
  const windows = Math.floor((count - 1) / limit);
  return windows * windowMs - ageMs + ((count - windows * limit) / (3 * workers)) * roundTripMs;
}
