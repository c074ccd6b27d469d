import { makeClient, type ClientName } from './clients.ts';
import { measure } from './measure.ts';

const [name, url, warmUps, calls] = process.argv.slice(2) as [ClientName, string, string, string];
const client = await makeClient[name](url);
for (let call = 0; call < Number(warmUps); call += 1) await client.entry();
await measure(async () => {
  for (let call = 0; call < Number(calls); call += 1) await client.entry();
});
