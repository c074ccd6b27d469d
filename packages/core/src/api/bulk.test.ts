import { describe, expect, it } from 'vitest';
import { bulkTenant } from '../../test/bulk-tenant.ts';
import { collect } from '../../test/collect.ts';
import { errorBody, testClient } from '../../test/test-client.ts';

const sequence = (name: string, members = {}) => ({ name, bases: 'ACGT', isCircular: false, ...members });

describe('a bulk call', () => {
  it('is cut to the documented size, and gives each item its outcome in the order of the input', async () => {
    const { client, batches } = bulkTenant();
    const items = Array.from({ length: 2_500 }, (_, index) => sequence(`s${index}`));

    const outcomes = await client.settle(collect(client.benchling.bulk('POST /dna-sequences:bulk-create', { items })));

    expect(batches).toEqual([1_000, 1_000, 500]);
    expect(outcomes.map(({ index, ok }) => [index, ok])).toEqual(items.map((_, index) => [index, true]));
    expect(outcomes[2_499]).toEqual({ index: 2_499, ok: true, value: { id: 'seq_s2499', name: 's2499' } });
  });

  it('takes in no more items than one batch holds', async () => {
    const { client } = bulkTenant();
    let taken = 0;
    async function* endless() {
      for (;;) yield sequence(`s${taken++}`);
    }

    await client.settle(
      (async () => {
        const outcomes = client.benchling.bulk('POST /dna-sequences:bulk-create', { items: endless(), batchSize: 10 });
        for await (const { index } of outcomes) if (index === 9) break;
      })(),
    );

    expect(taken).toBe(11);
  });

  it('reports the items of a failed create task in which no fault was found, and sends none of them again', async () => {
    const { client, made, batches } = bulkTenant({ keepsPart: true });
    const items = [sequence('s1', { folderId: 'lib_1' }), sequence('bad 2'), sequence('s3'), sequence('bad 4')];

    const outcomes = await client.settle(collect(client.benchling.bulk('POST /dna-sequences:bulk-create', { items })));

    expect([batches, made]).toEqual([[4], ['s1']]);
    expect(outcomes).toMatchObject([
      {
        ok: false,
        state: 'unknown',
        error: {
          code: 'API_UNKNOWN_OUTCOME',
          details: {
            taskId: 'task-1',
            findOut: 'Before you send it again, look for it: GET /dna-sequences?name=s1&folderId=lib_1.',
          },
        },
      },
      { ok: false, state: 'not-done', error: { code: 'TASK_FAILED' } },
      { ok: false, state: 'unknown', error: { code: 'API_UNKNOWN_OUTCOME' } },
      { ok: false, state: 'not-done', error: { code: 'TASK_FAILED' } },
    ]);
  });

  it.each([
    ['a failed task, where the caller wants it', 'bad', { onFailedCreate: 'resend-unnamed' }],
    ['a refused request, which makes no task', 'worse', {}],
  ] as const)('makes the others after %s', async (_, word, options) => {
    const { client, made } = bulkTenant();
    const items = [sequence('s1'), sequence(`${word} 2`), sequence('s3'), sequence(`${word} 4`)];

    const outcomes = await client.settle(
      collect(client.benchling.bulk('POST /dna-sequences:bulk-create', { items, ...options })),
    );

    expect(made).toEqual(['s1', 's3']);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.value.name : (outcome.error as Error).message))).toEqual([
      's1',
      `Benchling does not take this item of bulkCreateDNASequences: ${word} 2 is wrong`,
      's3',
      `Benchling does not take this item of bulkCreateDNASequences: ${word} 4 is wrong`,
    ]);
  });

  it.each(['bulk-update', 'bulk-upsert'] as const)(
    'sends the others of a failed %s again, which twice does no more than once',
    async (action) => {
      const { client, sent } = failingOnce();
      const items = [{ id: 'seq_1' }, { id: 'seq_2' }] as never[];

      const outcomes = await client.settle(collect(client.benchling.bulk(`POST /dna-sequences:${action}`, { items })));

      expect(sent).toHaveLength(2);
      expect(outcomes).toMatchObject([{ ok: true }, { ok: false, state: 'not-done', error: { code: 'TASK_FAILED' } }]);
    },
  );

  it.each([
    ['bulk-create', 'unknown', 'API_UNKNOWN_OUTCOME'],
    ['bulk-update', 'unknown', 'TASK_FAILED'],
    ['bulk-upsert', 'not-done', 'TASK_FAILED'],
  ] as const)('says of a %s whose task failed as a whole that its items are %s', async (action, state, code) => {
    const { client, sent } = failingOnce({ status: 'FAILED', message: 'The registry is busy.' });
    const items = [{ id: 'seq_1' }, { id: 'seq_2' }] as never[];

    const outcomes = await client.settle(collect(client.benchling.bulk(`POST /dna-sequences:${action}`, { items })));

    expect(sent).toHaveLength(1);
    expect(outcomes).toMatchObject([
      { state, error: { code, message: expect.stringContaining('The registry is busy.') } },
      { state, error: { code } },
    ]);
  });

  it('does not know what became of a batch whose task it cannot follow', async () => {
    const { client } = bulkTenant({
      handle: ({ path }) => (path.includes('/tasks/') ? { status: 403, body: errorBody('No.') } : { status: 200 }),
    });

    const outcomes = await client.settle(
      collect(client.benchling.bulk('POST /dna-sequences:bulk-create', { items: [sequence('s1')] })),
    );

    expect(outcomes).toMatchObject([
      {
        state: 'unknown',
        error: { code: 'API_UNKNOWN_OUTCOME', details: { taskId: 'task-1' }, cause: { code: 'AUTH_FORBIDDEN' } },
      },
    ]);
  });

  it('knows that nothing was done by a request that Benchling refused', async () => {
    const { client } = bulkTenant({ handle: () => ({ status: 403, body: errorBody('No.') }) });

    const outcomes = await client.settle(
      collect(client.benchling.bulk('POST /dna-sequences:bulk-create', { items: [sequence('s1')] })),
    );

    expect(outcomes).toMatchObject([{ ok: false, state: 'not-done', error: { code: 'AUTH_FORBIDDEN' } }]);
  });

  it('mixes no registries and no ways of naming in one request', async () => {
    const { client, batches } = bulkTenant();
    const items = [
      sequence('s1', { registryId: 'src_1', namingStrategy: 'NEW_IDS' }),
      sequence('s2', { registryId: 'src_1', namingStrategy: 'NEW_IDS' }),
      sequence('s3', { registryId: 'src_1', entityRegistryId: 'P1' }),
      sequence('s4'),
    ];

    await client.settle(collect(client.benchling.bulk('POST /dna-sequences:bulk-create', { items })));

    expect(batches).toEqual([2, 1, 1]);
  });

  it('gives every item of a batch the error of a lost reply, and sends the batch once', async () => {
    const { client, batches } = bulkTenant({ handle: () => 'drop' });
    const items = [sequence('s1'), sequence('s2')];

    const outcomes = await client.settle(collect(client.benchling.bulk('POST /dna-sequences:bulk-create', { items })));

    expect(outcomes).toMatchObject([
      { ok: false, state: 'unknown', error: { code: 'API_UNKNOWN_OUTCOME' } },
      { ok: false, state: 'unknown', error: { code: 'API_UNKNOWN_OUTCOME' } },
    ]);
    expect(batches).toEqual([]);
    expect(client.seen).toHaveLength(1);
  });

  it('sends the rest of the body with every batch', async () => {
    const client = testClient({ handle: ({ body }) => ({ status: 200, body: JSON.parse(body) as unknown }) });

    const outcomes = await client.settle(
      collect(
        client.benchling.bulk('POST /entries:archive', {
          items: ['etr_1', 'etr_2', 'etr_3'],
          batchSize: 2,
          body: { reason: 'Made in error' },
        }),
      ),
    );

    expect(client.seen.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { reason: 'Made in error', entryIds: ['etr_1', 'etr_2'] },
      { reason: 'Made in error', entryIds: ['etr_3'] },
    ]);
    expect(outcomes.every(({ ok }) => ok)).toBe(true);
  });

  it('ends with the reason of an abort', async () => {
    const { client } = bulkTenant({ latencyMs: () => 50 });
    const stop = new AbortController();
    const writing = collect(
      client.benchling.bulk('POST /dna-sequences:bulk-create', { items: [sequence('s1')], signal: stop.signal }),
    ).catch((error: unknown) => error);

    await client.settle(client.clock.sleep(20).then(() => stop.abort('enough')));

    expect(await writing).toBe('enough');
  });
});

/** A tenant whose first task fails, by default for the second item; those after it succeed. */
function failingOnce(
  failure: object = { status: 'FAILED', message: 'One is wrong.', errors: [{ index: 1, message: 'wrong' }] },
) {
  const sent: string[] = [];
  const client = testClient({
    handle({ path, body }) {
      if (!path.includes('/tasks/')) {
        sent.push(body);
        return { status: 202, body: { taskId: 'task-1' } };
      }
      return { status: 200, body: sent.length === 1 ? failure : { status: 'SUCCEEDED', response: {} } };
    },
  });
  return { client, sent };
}
