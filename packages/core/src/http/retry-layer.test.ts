import { describe, expect, it } from 'vitest';
import { errorBody, rateHeaders, testClient, type TestClient } from '../../test/test-client.ts';
import type { Answer } from '../../test/virtual-server.ts';

const body = { name: 'Run 42', folderId: 'lib_1' };

describe('after a refusal', () => {
  it('a write waits for the reset and is sent again', async () => {
    const client = answering(
      { status: 429, headers: rateHeaders(0, 21), body: errorBody('Rate limit exceeded.') },
      {
        status: 201,
        body: { id: 'etr_1' },
      },
    );
    const startedAt = client.clock.now();

    const entry = await client.settle(client.benchling.request('POST /entries', { body }));

    expect(entry.id).toBe('etr_1');
    expect(client.clock.now() - startedAt).toBe(21_000);
  });

  it('a call gives up when its budget of time is spent, and tells that nothing was done', async () => {
    const client = answering({ status: 429, headers: rateHeaders(0, 30), body: errorBody('Rate limit exceeded.') });

    const error = await client.settle(failure(client.benchling.request('POST /entries', { body })));

    expect(error).toMatchObject({ code: 'API_RATE_LIMITED', retryable: true, status: 429 });
    expect(client.seen).toHaveLength(4);
  });
});

describe('after a fault of the server', () => {
  it('a read is sent again, five times at most', async () => {
    const client = answering({ status: 503, body: errorBody('Down for maintenance.') });

    const error = await client.settle(failure(client.benchling.request('GET /entries')));

    expect(error).toMatchObject({ code: 'API_SERVER_FAULT', retryable: true, status: 503, operationId: 'listEntries' });
    expect(client.seen).toHaveLength(5);
  });

  it('a write has an unknown outcome and is not sent again', async () => {
    const client = answering({ status: 502, body: errorBody('Bad gateway.') });

    const error = await client.settle(failure(client.benchling.request('POST /entries', { body })));

    expect(error).toMatchObject({ code: 'API_UNKNOWN_OUTCOME', details: { operationId: 'createEntry', status: 502 } });
    expect(client.seen).toHaveLength(1);
  });

  it.each([
    ['an archiving', 'POST /entries:archive'],
    ['a registry upsert', 'PATCH /dna-sequences/{entity_registry_id}:upsert'],
  ] as const)('%s is sent again, since twice is no more than once', async (_, route) => {
    const client = answering({ status: 500 }, { status: 200, body: {} });

    await client.settle(
      client.benchling.request(route as never, { path: { entity_registry_id: 'P1' }, body: {} } as never),
    );

    expect(client.seen).toHaveLength(2);
  });

  it('a write that the caller declares idempotent is sent again', async () => {
    const client = answering('drop', { status: 201, body: { id: 'etr_1' } });

    await client.settle(client.benchling.request('POST /entries', { body, idempotent: true }));

    expect(client.seen).toHaveLength(2);
  });

  it('a call that waits for its next try can be aborted', async () => {
    const client = answering({ status: 503 });
    const stop = new AbortController();
    const reading = failure(client.benchling.request('GET /entries', { signal: stop.signal }));

    await client.settle(client.clock.sleep(100).then(() => stop.abort('enough')));

    expect(await reading).toBe('enough');
  });
});

/** A client whose server gives these answers, the last one for ever. */
function answering(...answers: readonly Answer[]): TestClient {
  let next = 0;
  return testClient({ handle: () => answers[Math.min(next++, answers.length - 1)] ?? 'drop' });
}

function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}
