import { tenantDispatcher, type InProcessTenant } from '@ligase/testing';
import { MockAgent, Pool } from 'undici';
import { dispatchJson } from './dispatch-json.ts';
import { serveSamples } from './serve-samples.ts';

const [mode, calls, url] = process.argv.slice(2) as [
  'direct' | 'tenantDispatcher' | 'MockAgent' | 'loopback',
  string,
  string,
];
const path = '/api/v2/entries/etr_1';
const contentType = { 'content-type': 'application/json' };

const body = await (await fetch(url + path)).text();
/** Does nothing itself, so that what is left is the way to it and back. */
const tenant: InProcessTenant = { handle: () => ({ status: 200, headers: contentType, body }) };

const makeCall: Readonly<Record<typeof mode, () => () => Promise<unknown>>> = {
  direct: () => async () => {
    const answer = await tenant.handle({ method: 'GET', url: path, headers: {}, remoteAddress: '127.0.0.1' });
    return JSON.parse(String(answer.body));
  },
  tenantDispatcher() {
    const dispatcher = tenantDispatcher(tenant);
    return () => dispatchJson(dispatcher, { path });
  },
  MockAgent() {
    const pool = new MockAgent().get(url);
    pool.intercept({ path }).reply(200, body, { headers: contentType }).persist();
    return () => dispatchJson(pool, { origin: url, path });
  },
  loopback() {
    const pool = new Pool(url, { connections: 2, pipelining: 1 });
    return () => dispatchJson(pool, { path });
  },
};

const call = makeCall[mode]();
await serveSamples(async () => {
  for (let done = 0; done < Number(calls); done += 1) await call();
}, 3);
