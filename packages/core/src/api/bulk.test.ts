import { describe, expect, it } from 'vitest';
import { bulkTenant } from '../../test/bulk-tenant.ts';
import { collect } from '../../test/collect.ts';
import { testClient } from '../../test/test-client.ts';

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

  it.each(['bad', 'worse'])('makes the others when single items are wrong (%s)', async (word) => {
    const { client, made } = bulkTenant();
    const items = [sequence('s1'), sequence(`${word} 2`), sequence('s3'), sequence(`${word} 4`)];

    const outcomes = await client.settle(collect(client.benchling.bulk('POST /dna-sequences:bulk-create', { items })));

    expect(made).toEqual(['s1', 's3']);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.value.name : (outcome.error as Error).message))).toEqual([
      's1',
      `Benchling does not take this item of bulkCreateDNASequences: ${word} 2 is wrong`,
      's3',
      `Benchling does not take this item of bulkCreateDNASequences: ${word} 4 is wrong`,
    ]);
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
      { ok: false, error: { code: 'API_UNKNOWN_OUTCOME' } },
      { ok: false, error: { code: 'API_UNKNOWN_OUTCOME' } },
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
