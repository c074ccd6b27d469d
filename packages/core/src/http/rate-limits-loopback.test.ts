import { expect, it } from 'vitest';
import { loopbackServer, reply } from '../../test/loopback-server.ts';
import { fixedWindow } from '../../test/rate-limits.ts';
import { silentLogger } from '../../test/silent-logger.ts';
import { errorBody, rateHeaders } from '../../test/test-client.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { apiKey } from '../auth/api-key.ts';
import { createHttp } from './create-http.ts';
import type { HttpLayer } from './ports.ts';

const limit = 30;
const windowMs = 300;

// The connections are real, time is not: it passes only while nothing is under way, so that a busy machine changes nothing.
it('uses up every window of a real server, and draws no refusal', async () => {
  const clock = virtualClock();
  const rate = fixedWindow(limit, windowMs);
  const perWindow = new Map<number, number>();
  const names = new Set<string>();
  let refused = 0;
  await using server = await loopbackServer((request, response) => {
    const now = clock.now();
    const { taken, remaining } = rate(now);
    const headers = rateHeaders(remaining, (windowMs - (now % windowMs)) / 1000, limit);
    if (!taken) {
      refused += 1;
      reply(response, 429, errorBody('Rate limit exceeded.'), headers);
      return;
    }
    const window = Math.floor(now / windowMs);
    perWindow.set(window, (perWindow.get(window) ?? 0) + 1);
    names.add((JSON.parse(request.body) as { readonly name: string }).name);
    reply(response, 201, { id: 'etr_1' }, headers);
  });
  const underWay = countUnderWay();
  const http = createHttp({
    appName: 'writer',
    tenantUrl: server.url,
    auth: apiKey('sk_0123456789'),
    clock,
    log: silentLogger(),
    layers: [underWay.layer],
  });

  await clock.settle(
    Promise.all(
      Array.from({ length: 10 * limit }, (_, index) =>
        http.benchling.request('POST /entries', { body: { name: `entry ${index}`, folderId: 'lib_1' } }),
      ),
    ),
    () => underWay.count() === 0,
  );
  await http.close();

  expect(refused).toBe(0);
  expect(names.size).toBe(10 * limit);
  expect([...perWindow.values()]).toEqual(Array.from({ length: 10 }, () => limit));
});

/** Knows how many requests are between the client and the end of their reply. */
function countUnderWay(): { readonly layer: HttpLayer; count(): number } {
  let count = 0;
  const layer: HttpLayer = {
    name: 'count',
    phase: 'authorize',
    wrap: (next) => async (request) => {
      count += 1;
      try {
        return await next(request);
      } finally {
        count -= 1;
      }
    },
  };
  return { layer, count: () => count };
}
