import { makeClient, type ClientName } from './clients.ts';
import { serveSamples } from './serve-samples.ts';

const [name, url] = process.argv.slice(2) as [ClientName, string];
const warmUps = 3_000;
const calls = 300;

const client = await makeClient[name](url);
for (let call = 0; call < warmUps; call += 1) await client.entry();
serveSamples(async () => {
  for (let call = 0; call < calls; call += 1) await client.entry();
});
