import type { Benchling } from '@ligase/core';
import { dispatchJson } from './dispatch-json.ts';

/** One way of calling the server: a single entry, and all pages of the list. */
export interface Client {
  entry(): Promise<unknown>;
  /** Reads all pages, and gives the number of items. */
  items(): Promise<number>;
}

interface Page {
  readonly entries: readonly unknown[];
  readonly nextToken: string;
}

/** The clients that Ligase is compared with. */
export const peerNames = ['undici.request', 'fetch', 'axios', 'octokit'] as const;

/** One of the clients that are compared; `dispatch` is the floor. */
export type ClientName = 'ligase' | 'ligase by item' | 'dispatch' | (typeof peerNames)[number];

// What Ligase sends, too: the same request for all.
const headers = { accept: 'application/json', 'user-agent': 'bench', authorization: 'Bearer bench' };

/** Makes a client, and loads nothing of the others. */
export const makeClient: Readonly<Record<ClientName, (url: string) => Promise<Client>>> = {
  async ligase(url) {
    const benchling = await connectTo(url);
    return {
      entry: () => benchling.request('GET /entries/{entry_id}', { path: { entry_id: 'etr_1' } }),
      async items() {
        let count = 0;
        const list = benchling.list('GET /entries', { query: { pageSize: 50 } });
        for await (const { items } of list.pages()) for (const _ of items) count += 1;
        return count;
      },
    };
  },

  async 'ligase by item'(url) {
    const benchling = await connectTo(url);
    return {
      entry: () => benchling.request('GET /entries/{entry_id}', { path: { entry_id: 'etr_1' } }),
      async items() {
        let count = 0;
        for await (const _ of benchling.list('GET /entries', { query: { pageSize: 50 } })) count += 1;
        return count;
      },
    };
  },

  async dispatch(url) {
    const { Pool } = await import('undici');
    const pool = new Pool(url, { connections: 16, pipelining: 1 });
    return plain((path) => dispatchJson(pool, { path, headers }));
  },

  async 'undici.request'(url) {
    const { request } = await import('undici');
    return plain(async (path) => {
      const { body } = await request(url + path, { headers });
      return body.json();
    });
  },

  async fetch(url) {
    return plain(async (path) => {
      const response = await fetch(url + path, { headers });
      return response.json();
    });
  },

  async axios(url) {
    const { default: axios } = await import('axios');
    const client = axios.create({ baseURL: url, headers });
    return plain(async (path) => (await client.get<unknown>(path)).data);
  },

  async octokit(url) {
    const { Octokit } = await import('@octokit/core');
    const client = new Octokit({ baseUrl: url, auth: 'bench', userAgent: 'bench' });
    return plain(async (path) => (await client.request(`GET ${path}`)).data as unknown);
  },
};

async function connectTo(url: string): Promise<Benchling> {
  const { connect } = await import('./connect.ts');
  return connect(url);
}

function plain(get: (path: string) => Promise<unknown>): Client {
  return {
    entry: () => get('/api/v2/entries/etr_1'),
    async items() {
      let count = 0;
      let token: string | undefined;
      while (token !== '') {
        const next: string = token === undefined ? '' : `&nextToken=${encodeURIComponent(token)}`;
        const page = (await get(`/api/v2/entries?pageSize=50${next}`)) as Page;
        for (const _ of page.entries) count += 1;
        token = page.nextToken;
      }
      return count;
    },
  };
}
