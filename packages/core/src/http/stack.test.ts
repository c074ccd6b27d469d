import { expect, it } from 'vitest';
import { testClient } from '../../test/test-client.ts';
import type { HttpLayer } from './ports.ts';

it('places layers by their phase and name, not by the order of installation', async () => {
  const trail: string[] = [];
  const layer = (name: string, phase: HttpLayer['phase']): HttpLayer => ({
    name,
    phase,
    wrap: (next) => (request) => {
      trail.push(name);
      return next(request);
    },
  });
  const client = testClient({
    handle: () => ({ status: 200, body: { entries: [] } }),
    layers: [layer('z-token', 'authorize'), layer('b-telemetry', 'observe'), layer('z-limit', 'throttle')],
  });
  client.http.addLayer(layer('a-audit', 'observe'));

  await client.settle(client.benchling.request('GET /entries'));

  expect(trail).toEqual(['a-audit', 'b-telemetry', 'z-limit', 'z-token']);
});

it('shows an observer one call with its attempts, context and final reply', async () => {
  const observed: unknown[] = [];
  let refusals = 2;
  const client = testClient({
    handle: () => (refusals-- > 0 ? { status: 429 } : { status: 201, body: { id: 'etr_1' } }),
    layers: [
      {
        name: 'audit',
        phase: 'observe',
        wrap: (next) => async (request) => {
          const response = await next(request);
          observed.push([request.operation.id, request.trace.attempts, request.context, response.status]);
          return response;
        },
      },
    ],
  });
  const context = { actor: { kind: 'user', id: 'ada' }, workflow: 'register', runId: 'run-1' } as const;

  await client.settle(
    client.http.scope.run({ ...context, correlationId: 'cor-1' }, () =>
      client.benchling.request('POST /entries', {
        body: { name: 'Run 42', folderId: 'lib_1' },
        context: { workflow: 'import' },
      }),
    ),
  );

  expect(observed).toEqual([['createEntry', 3, { ...context, workflow: 'import', correlationId: 'cor-1' }, 201]]);
});
