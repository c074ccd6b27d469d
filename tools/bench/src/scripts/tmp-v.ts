import { makeClient } from './clients.ts';
import { serveSamples } from './serve-samples.ts';
const [name, url] = process.argv.slice(2) as [string, string];
const d = '/work/wt/http/packages/core/dist/';
let f: () => Promise<unknown>;
if (name === 'd') f = (await makeClient.dispatch(url)).entry;
else if (name === 'full') f = (await makeClient.ligase(url)).entry;
else {
  const { createTransport } = await import(d + 'http/transport.js');
  const { retryLayer } = await import(d + 'http/retry-layer.js');
  const { throttleLayer } = await import(d + 'http/throttle-layer.js');
  const { stack } = await import(d + 'http/stack.js');
  const clock = { now: Date.now };
  const t = createTransport({ tenantUrl: new URL(url), connections: name.includes('2') ? 2 : 16 });
  const layers = [];
  if (name.includes('r')) layers.push(retryLayer({ clock, random: Math.random }));
  if (name.includes('h')) layers.push(throttleLayer({ clock }));
  if (name.includes('a')) layers.push({ name: 'a', phase: 'authorize', wrap: (next: any) => async (request: any) => { const r = await next({ ...request, headers: { ...request.headers, authorization: 'Bearer bench' } }); return r.status === 401 ? undefined : r; } });
  const send = stack(layers, t.send);
  const headers = { accept: 'application/json', 'user-agent': 'Ligase/0.1.0 (bench)', ...(name.includes('a') ? {} : { authorization: 'Bearer bench' }) };
  f = () => send({ method: 'GET', path: '/api/v2/entries/etr_1', headers, body: undefined, operation: {}, pathValues: [], idempotent: true, context: {}, signal: undefined, timeoutMs: 60000, priority: 'normal', trace: { attempts: 0 } });
}
for (let i = 0; i < 6000; i++) await f();
serveSamples(async () => { for (let i = 0; i < 300; i++) await f(); });
