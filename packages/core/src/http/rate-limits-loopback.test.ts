import { expect, it } from 'vitest';
import { loopbackServer, reply } from '../../test/loopback-server.ts';
import { fixedWindow } from '../../test/rate-limits.ts';
import { silentLogger } from '../../test/silent-logger.ts';
import { errorBody, rateHeaders } from '../../test/test-client.ts';
import { apiKey } from '../auth/api-key.ts';
import { createHttp } from './create-http.ts';
import { systemClock } from './system-clock.ts';

const limit = 30;
const windowMs = 300;

it('uses up every window of a real server, and draws no refusal', async () => {
  const rate = fixedWindow(limit, windowMs);
  const perWindow = new Map<number, number>();
  const names = new Set<string>();
  let refused = 0;
  await using server = await loopbackServer((request, response) => {
    const now = Date.now();
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
  const http = createHttp({
    appName: 'writer',
    tenantUrl: server.url,
    auth: apiKey('sk_0123456789'),
    clock: systemClock(),
    log: silentLogger(),
  });
  // Loading and connecting take a window of their own on a busy machine.
  await http.benchling.request('POST /entries', { body: { name: 'the first', folderId: 'lib_1' } });
  await untilFreshWindow();
  perWindow.clear();
  names.clear();

  await Promise.all(
    Array.from({ length: 10 * limit }, (_, index) =>
      http.benchling.request('POST /entries', { body: { name: `entry ${index}`, folderId: 'lib_1' } }),
    ),
  );
  await http.close();

  expect(refused).toBe(0);
  expect(names.size).toBe(10 * limit);
  expect([...perWindow.values()]).toEqual(Array.from({ length: 10 }, () => limit));
});

/** So that the first window is a whole one. */
function untilFreshWindow(): Promise<void> {
  return systemClock().sleep(windowMs - (Date.now() % windowMs));
}
