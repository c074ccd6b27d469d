import { connect } from './connect.ts';
import { serveSamples } from './serve-samples.ts';

const [mode, url] = process.argv.slice(2) as ['ahead' | 'sequential', string];
const serverMs = '100';
const workMs = 50;
const pageCount = 30;

const benchling = connect(url);
await benchling.request('GET /entries/{entry_id}', { path: { entry_id: 'etr_1' } });
await serveSamples(async () => {
  let pages = 0;
  const list = benchling.list('GET /entries', { query: { name: serverMs }, prefetch: mode === 'ahead' });
  for await (const _ of list.pages()) {
    const until = performance.now() + workMs;
    while (performance.now() < until);
    pages += 1;
    if (pages === pageCount) break;
  }
});
