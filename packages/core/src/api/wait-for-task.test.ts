import { describe, expect, it } from 'vitest';
import { errorBody, testClient, type TestClient } from '../../test/test-client.ts';
import type { Answer } from '../../test/virtual-server.ts';

describe('a task', () => {
  it('is asked after less and less often, until it has ended', async () => {
    const client = taskClient(...Array.from({ length: 12 }, () => ({ status: 'RUNNING' })), {
      status: 'SUCCEEDED',
      response: { dnaSequences: [] },
    });
    const startedAt = client.clock.now();

    const response = await client.settle(client.benchling.waitForTask({ taskId: 'task-1' }));

    expect(response).toEqual({ dnaSequences: [] });
    expect(client.seen).toHaveLength(13);
    expect(client.clock.now() - startedAt).toBeGreaterThan(30_000);
  });

  it.each([
    ['a list of errors', [{ index: 3, message: 'Illegal base.' }]],
    ['a single error', { index: 3, message: 'Illegal base.' }],
    ['errors by index', { 3: { message: 'Illegal base.' } }],
  ])('that fails tells what is wrong with its items, from %s', async (_, errors) => {
    const client = taskClient({ status: 'FAILED', message: 'Bulk create failed.', errors });

    const waiting = client.settle(client.benchling.waitForTask('task-1'));

    await expect(waiting).rejects.toMatchObject({
      code: 'TASK_FAILED',
      message: expect.stringContaining('Bulk create failed.') as string,
      details: { taskId: 'task-1', errors: [{ index: 3, message: 'Illegal base.' }] },
    });
  });

  it('that Benchling no longer knows has expired', async () => {
    const client = testClient({ handle: () => ({ status: 404, body: errorBody('Item not found.') }) });

    const waiting = client.settle(client.benchling.waitForTask('task-1'));

    await expect(waiting).rejects.toMatchObject({ code: 'TASK_EXPIRED', cause: { code: 'API_NOT_FOUND' } });
  });

  it('that takes too long is left alone', async () => {
    const client = taskClient({ status: 'RUNNING' });
    const startedAt = client.clock.now();

    const waiting = client.settle(client.benchling.waitForTask('task-1', { timeoutMs: 60_000 }));

    await expect(waiting).rejects.toMatchObject({ code: 'TASK_EXPIRED' });
    expect(client.clock.now() - startedAt).toBeLessThanOrEqual(60_000);
  });

  it('is no longer waited for after an abort', async () => {
    const client = taskClient({ status: 'RUNNING' });
    const stop = new AbortController();
    const waiting = client.benchling.waitForTask('task-1', { signal: stop.signal }).catch((error: unknown) => error);

    await client.settle(client.clock.sleep(5_000).then(() => stop.abort('enough')));

    expect(await waiting).toBe('enough');
  });
});

/** A client whose task goes through these states. */
function taskClient(...states: readonly object[]): TestClient {
  let next = 0;
  const answer = (): Answer => ({ status: 200, body: states[Math.min(next++, states.length - 1)] });
  return testClient({ handle: answer });
}
