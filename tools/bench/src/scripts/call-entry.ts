import { makeClient, type ClientName } from './clients.ts';
import { serveSamples } from './serve-samples.ts';

const [name, url] = process.argv.slice(2) as [ClientName, string];
const client = await makeClient[name](url);
await serveSamples(async () => {
  for (let call = 0; call < 300; call += 1) await client.entry();
}, 10);
