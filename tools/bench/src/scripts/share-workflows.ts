import { setTimeout } from 'node:timers/promises';
import { clientCredentials, createApp } from '@ligase/core';
import { defineWorkflow, workflows, workflowsPlugin } from '@ligase/workflows';
import { anyNumber } from './any-number.ts';
import { serveSamples } from './serve-samples.ts';
import { silentLogger } from './silent-logger.ts';

const [role, count, store] = process.argv.slice(2) as ['asks' | 'helps', string, string];

/** Five steps of 50 ms in which the process only waits, as for an answer of Benchling. */
const ask = defineWorkflow({
  name: 'ask',
  requires: {},
  input: anyNumber,
  async run({ step }) {
    for (const name of ['one', 'two', 'three', 'four', 'five']) await step(name, () => setTimeout(50));
  },
});
const app = await createApp({
  name: 'sharer',
  tenant: 'http://127.0.0.1:9',
  auth: clientCredentials({ clientId: 'none', clientSecret: 'none' }),
  logger: silentLogger,
  plugins: [workflowsPlugin({ workflows: [ask], store, concurrency: 4 })],
});
const runs = app.get(workflows);
await serveSamples(async () => {
  if (role === 'helps') return;
  const ids = await Promise.all(Array.from({ length: Number(count) }, (_, index) => runs.start(ask, index)));
  await Promise.all(ids.map((runId) => runs.outcome(runId)));
});
