import { describe, expect, it } from 'vitest';
import { bulkTenant } from '../../test/bulk-tenant.ts';
import { fixedWindow } from '../../test/rate-limits.ts';
import { errorBody, rateHeaders } from '../../test/test-client.ts';
import { virtualClock } from '../../test/virtual-clock.ts';

const sequence = (name: string, members = {}) => ({ name, bases: 'ACGT', isCircular: false, ...members });

describe('a writer of batches', () => {
  it('gathers single creates into one request, and gives each caller its own', async () => {
    const { client, batches } = bulkTenant();
    const writer = client.benchling.batchCreates('POST /dna-sequences:bulk-create');

    const made = await client.settle(Promise.all(['s1', 's2', 's3'].map((name) => writer.write(sequence(name)))));

    expect(batches).toEqual([3]);
    expect(made.map(({ id }) => id)).toEqual(['seq_s1', 'seq_s2', 'seq_s3']);
  });

  it('tells the caller whose item is wrong so, and the others that theirs may have been made', async () => {
    const { client, batches } = bulkTenant({ keepsPart: true });
    const writer = client.benchling.batchCreates('POST /dna-sequences:bulk-create');
    const writes = ['s1', 'bad 2', 's3'].map((name) => writer.write(sequence(name)));

    const outcomes = await client.settle(Promise.allSettled(writes));

    expect(batches).toEqual([3]);
    expect(outcomes).toMatchObject([
      { status: 'rejected', reason: { code: 'API_UNKNOWN_OUTCOME' } },
      { status: 'rejected', reason: { code: 'TASK_FAILED' } },
      { status: 'rejected', reason: { code: 'API_UNKNOWN_OUTCOME' } },
    ]);
  });

  it('makes the items of the others where the caller wants them sent again', async () => {
    const { client, made } = bulkTenant();
    const writer = client.benchling.batchCreates('POST /dna-sequences:bulk-create', {
      onFailedCreate: 'resend-unnamed',
    });
    const writes = ['s1', 'bad 2', 's3', 'worse 4'].map((name) => writer.write(sequence(name)));

    const outcomes = await client.settle(Promise.allSettled(writes));

    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected']);
    expect(made).toEqual(['s1', 's3']);
  });

  it('fills the next batch while one is under way', async () => {
    const { client, batches } = bulkTenant({ latencyMs: () => 100 });
    const writer = client.benchling.batchCreates('POST /dna-sequences:bulk-create', { windowMs: 5 });
    const write = async (name: string, afterMs: number) => {
      await client.clock.sleep(afterMs);
      return writer.write(sequence(name));
    };

    await client.settle(Promise.all([write('s1', 0), write('s2', 50), write('s3', 60), write('s4', 70)]));

    expect(batches).toEqual([1, 3]);
  });

  it('keeps apart the items of two runs, so that the audit trail stays true', async () => {
    const runs: unknown[] = [];
    const { client } = bulkTenant();
    client.http.addLayer({
      name: 'audit',
      phase: 'observe',
      wrap: (next) => (request) => {
        if (request.method === 'POST') runs.push(request.context.runId);
        return next(request);
      },
    });
    const writer = client.benchling.batchCreates('POST /dna-sequences:bulk-create');
    const writeIn = (runId: string, name: string) =>
      client.http.scope.run({ correlationId: runId, runId }, () => writer.write(sequence(name)));

    await client.settle(Promise.all([writeIn('run-1', 's1'), writeIn('run-2', 's2')]));

    expect(runs).toEqual(['run-1', 'run-2']);
  });

  it('writes everything that it was given when it is flushed', async () => {
    const { client, made } = bulkTenant();
    const writer = client.benchling.batchCreates('POST /dna-sequences:bulk-create', { windowMs: 3_600_000 });
    void writer.write(sequence('s1'));
    const startedAt = client.clock.now();

    await client.settle(writer.flush());

    expect(made).toEqual(['s1']);
    expect(client.clock.now() - startedAt).toBeLessThan(1_000);
  });

  it('writes 2,000 sequences in a twentieth of the time of single writes', async () => {
    const single = limitedTenant();
    const batched = limitedTenant();
    const names = Array.from({ length: 2_000 }, (_, index) => `s${index}`);
    const writer = batched.client.benchling.batchCreates('POST /dna-sequences:bulk-create');

    const singleMs = await single.time(
      Promise.all(
        names.map((name) => single.client.benchling.request('POST /dna-sequences', { body: sequence(name) })),
      ),
    );
    const batchedMs = await batched.time(Promise.all(names.map((name) => writer.write(sequence(name)))));

    expect(new Set(single.made).size).toBe(2_000);
    expect(new Set(batched.made).size).toBe(2_000);
    expect(batchedMs / singleMs).toBeLessThanOrEqual(0.05);
  });
});

/** A tenant with the documented limit of an app. */
function limitedTenant() {
  const clock = virtualClock();
  const rate = fixedWindow(300, 30_000);
  const tenant = bulkTenant({
    clock,
    latencyMs: () => 60,
    handle() {
      const { taken, remaining, resetS } = rate(clock.now());
      const headers = rateHeaders(remaining, resetS);
      return taken ? { status: 200, headers } : { status: 429, headers, body: errorBody('Rate limit exceeded.') };
    },
  });
  return {
    ...tenant,
    async time(work: Promise<unknown>): Promise<number> {
      const startedAt = clock.now();
      await clock.settle(work);
      return clock.now() - startedAt;
    },
  };
}
