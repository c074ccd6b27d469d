import { describe, expect, it } from 'vitest';
import { collect } from '../../test/collect.ts';
import { testClient, type TestClient } from '../../test/test-client.ts';

describe('a list', () => {
  it('sends each token on unchanged, encoded once, and ends at the empty one', async () => {
    const client = pagedClient(3);

    const names = await client.settle(namesOf(client));

    expect(names).toEqual(['entry 0', 'entry 1', 'entry 2']);
    expect(client.seen.map(({ path }) => path)).toEqual([
      '/api/v2/entries?pageSize=1',
      '/api/v2/entries?pageSize=1&nextToken=dG9rZW4%2BMQ%3D%3D',
      '/api/v2/entries?pageSize=1&nextToken=dG9rZW4%2BMg%3D%3D',
    ]);
  });

  it('gives whole pages with the number of all that match', async () => {
    const client = pagedClient(2, { 'result-count': '2' });
    const pages: unknown[] = [];

    await client.settle(
      (async () => {
        for await (const page of client.benchling.list('GET /entries').pages()) pages.push(page);
      })(),
    );

    expect(pages).toEqual([
      { items: [{ name: 'entry 0' }], nextToken: btoa('token>1'), resultCount: 2 },
      { items: [{ name: 'entry 1' }], nextToken: '', resultCount: 2 },
    ]);
  });

  it('sends nothing before the first item is asked for', () => {
    const client = pagedClient(3);

    client.benchling.list('GET /entries');

    expect(client.seen).toHaveLength(0);
  });

  it('fetches one page ahead, and stops when the loop is left', async () => {
    const client = pagedClient(10);

    const first = await client.settle(firstName(client));
    await client.settle(client.clock.sleep(1_000));

    expect(first).toBe('entry 0');
    expect(client.seen).toHaveLength(2);
  });

  it('fetches no page ahead when it is told not to', async () => {
    const client = pagedClient(10);

    await client.settle(firstName(client, { prefetch: false }));

    expect(client.seen).toHaveLength(1);
  });

  it('ends with the reason of an abort', async () => {
    const client = pagedClient(10);
    const stop = new AbortController();

    const reading = client.settle(
      (async () => {
        for await (const _ of client.benchling.list('GET /entries', { signal: stop.signal })) stop.abort('enough');
      })(),
    );

    await expect(reading).rejects.toBe('enough');
  });

  it('fails at the page that could not be read, after giving those before', async () => {
    const client = testClient({
      handle: ({ path }) =>
        path.includes('nextToken')
          ? { status: 400, body: { error: { message: 'Bad token.' } } }
          : { status: 200, body: { entries: [{ name: 'entry 0' }], nextToken: 'next' } },
    });
    const names: unknown[] = [];

    const reading = client.settle(
      (async () => {
        for await (const entry of client.benchling.list('GET /entries')) names.push(entry.name);
      })(),
    );

    await expect(reading).rejects.toMatchObject({ code: 'API_INVALID' });
    expect(names).toEqual(['entry 0']);
  });

  it('does not read on for ever when a server repeats its token', async () => {
    const client = testClient({ handle: () => ({ status: 200, body: { entries: [{}], nextToken: 'again' } }) });

    const reading = client.settle(namesOf(client));

    await expect(reading).rejects.toMatchObject({ code: 'API_UNEXPECTED_REPLY' });
  });

  it('may be empty, and may have no pages at all', async () => {
    const client = testClient({
      handle: ({ path }) => ({
        status: 200,
        body: path.includes('registries') ? { registries: [{ id: 'src_1' }] } : { entries: [], nextToken: '' },
      }),
    });

    const entries = await client.settle(collect(client.benchling.list('GET /entries')));
    const registries = await client.settle(collect(client.benchling.list('GET /registries')));

    expect(entries).toEqual([]);
    expect(registries).toEqual([{ id: 'src_1' }]);
  });
});

/** A client whose server holds so many entries, one a page. */
function pagedClient(count: number, headers: Readonly<Record<string, string>> = {}): TestClient {
  return testClient({
    handle({ path }) {
      const token = new URLSearchParams(path.split('?')[1]).get('nextToken');
      const index = token === null ? 0 : Number(atob(token).split('>')[1]);
      const nextToken = index + 1 < count ? btoa(`token>${index + 1}`) : '';
      return { status: 200, headers, body: { entries: [{ name: `entry ${index}` }], nextToken } };
    },
  });
}

async function namesOf({ benchling }: TestClient): Promise<readonly unknown[]> {
  const names: unknown[] = [];
  for await (const entry of benchling.list('GET /entries', { query: { pageSize: 1 } })) names.push(entry.name);
  return names;
}

async function firstName({ benchling }: TestClient, options = {}): Promise<string | undefined> {
  for await (const entry of benchling.list('GET /entries', options)) return entry.name;
  return undefined;
}
