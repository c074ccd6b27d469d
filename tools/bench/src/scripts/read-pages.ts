import { makeClient, type ClientName } from './clients.ts';
import { serveSamples } from './serve-samples.ts';

const [name, url] = process.argv.slice(2) as [ClientName, string];
const client = await makeClient[name](url);
await serveSamples(async () => {
  const count = await client.items();
  if (count !== 10_000) throw new Error(`${name} read ${count} items instead of 10,000`);
}, 10);
