import { expect, it } from 'vitest';
import { collect } from '../test/collect.ts';
import { testClient } from '../test/test-client.ts';
import { v3 } from './v3.ts';

it('calls API v3 as the same app, and asks for early access where it must', async () => {
  const client = testClient({ handle: () => ({ status: 200, body: { items: [{ id: 'seq_1' }], nextToken: '' } }) });
  const api = v3(client.benchling);

  const sequences = await client.settle(collect(api.list('GET /dna-sequence/items', { query: { pageSize: 10 } })));
  await client.settle(api.request('GET /dropdown/items'));

  expect(sequences).toEqual([{ id: 'seq_1' }]);
  expect(client.seen.map(({ path, headers }) => [path, headers['early-access']])).toEqual([
    ['/api/v3/dna-sequence/items?pageSize=10', 'true'],
    ['/api/v3/dropdown/items', undefined],
  ]);
});
