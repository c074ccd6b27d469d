import { expect, it } from 'vitest';
import { authorizeLayer } from './authorize-layer.ts';
import type { HttpRequest } from './ports.ts';

it('fetches no token for a request that was given up before it was sent', async () => {
  let fetches = 0;
  const layer = authorizeLayer({
    authorizer: {
      current() {
        fetches += 1;
        return Promise.reject(new Error('the tenant is gone'));
      },
      invalidate: () => undefined,
    },
    strategyName: 'client credentials',
    appName: 'courier',
    tenantUrl: new URL('https://lab.benchling.test'),
  });
  const send = layer.wrap(() => Promise.reject(new Error('it was sent')));
  const request = { headers: {}, signal: AbortSignal.abort(new Error('stopped')) } as unknown as HttpRequest;

  await expect(send(request)).rejects.toThrow('stopped');

  expect(fetches).toBe(0);
});
