import { describe, expect, it } from 'vitest';
import { errorBody, rateHeaders, testClient, type TestClient } from '../../test/test-client.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { virtualServer } from '../../test/virtual-server.ts';
import { memorySharedState } from '../sharing/memory-shared-state.ts';

describe('when the budget is spent', () => {
  it('calls leave in the order in which they came, those of low priority last', async () => {
    const client = spentClient();
    const read = (name: string, priority: 'normal' | 'low') =>
      client.benchling.request('GET /entries', { query: { name }, priority });

    await client.settle(
      Promise.all([read('first', 'normal'), read('low', 'low'), read('second', 'normal'), read('third', 'normal')]),
    );

    expect(client.seen.map(({ path }) => new URLSearchParams(path.split('?')[1]).get('name'))).toEqual([
      'first',
      'second',
      'third',
      'low',
    ]);
  });

  it('a call that waits can be aborted, and the others go on', async () => {
    const client = spentClient();
    const stop = new AbortController();
    const first = client.benchling.request('GET /entries');
    const waiting = client.benchling.request('GET /entries', { signal: stop.signal });
    const last = client.benchling.request('GET /entries');

    stop.abort('enough');

    await expect(waiting).rejects.toBe('enough');
    await client.settle(Promise.all([first, last]));
    expect(client.seen).toHaveLength(2);
  });
});

describe.each(['alone', 'shared'] as const)('a rate limit that is %s', (way) => {
  it('is not spent by calls that never left', async () => {
    const clock = virtualClock();
    let left = 10;
    const server = virtualServer({
      clock,
      handle: () => ({ status: 200, headers: rateHeaders((left -= 1), 3_600), body: { entries: [] } }),
    });
    let isDown = false;
    const client = testClient({
      clock,
      handle: () => 'drop',
      dispatcher: {
        dispatch(options, handler) {
          if (!isDown) return server.dispatcher.dispatch(options, handler);
          handler.onResponseError?.(null as never, Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
          return true;
        },
      },
      ...(way === 'shared' && { share: memorySharedState({ clock }) }),
    });
    const read = (count: number) =>
      client.settle(Promise.allSettled(Array.from({ length: count }, () => client.benchling.request('GET /entries'))));
    const startedAt = clock.now();
    await read(1);

    isDown = true;
    const down = await read(8);
    isDown = false;
    const up = await read(9);

    expect(new Set(down.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(up.map(({ status }) => status)).toEqual(Array(9).fill('fulfilled'));
    expect(left).toBe(0);
    expect(clock.now() - startedAt).toBeLessThan(3_600_000);
  });
});

it('slows down by itself when a limit is met that the headers do not show', async () => {
  const times: number[] = [];
  const client = testClient({
    latencyMs: () => 20,
    handle() {
      const now = client.clock.now();
      const busy = times.filter((time) => time > now - 1_000).length >= 5;
      if (busy) return { status: 429, headers: rateHeaders(250, 10), body: errorBody('Too many objects.') };
      times.push(now);
      return { status: 200, headers: rateHeaders(250, 10), body: { entries: [] } };
    },
  });

  await client.settle(Promise.all(Array.from({ length: 100 }, () => client.benchling.request('GET /entries'))));

  expect(times).toHaveLength(100);
  expect(client.seen.length).toBeLessThan(400);
});

it('counts no window when it is told to send without limit', async () => {
  const client = spentClient({ unlimited: true });
  const startedAt = client.clock.now();

  await client.settle(Promise.all(Array.from({ length: 5 }, () => client.benchling.request('GET /entries'))));

  expect(client.clock.now()).toBe(startedAt);
});

/** A server that takes one request a second, and tells so. */
function spentClient(limits = {}): TestClient {
  return testClient({
    limits,
    handle: () => ({ status: 200, headers: rateHeaders(0, 1), body: { entries: [] } }),
  });
}
