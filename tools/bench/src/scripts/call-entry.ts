import { makeClient, type ClientName } from './clients.ts';
import { serveSamples } from './serve-samples.ts';

const [name, url, atOnce] = process.argv.slice(2) as [ClientName, string, string];
const calls = 640;

const client = await makeClient[name](url);
const callInTurn = async (): Promise<void> => {
  for (let call = 0; call < calls / Number(atOnce); call += 1) await client.entry();
};
await serveSamples(() => Promise.all(Array.from({ length: Number(atOnce) }, callInTurn)), 3);
