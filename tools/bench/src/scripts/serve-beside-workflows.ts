import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clientCredentials, createApp } from '@ligase/core';
import { defineWorkflow, workflows, workflowsPlugin } from '@ligase/workflows';
import { anyNumber } from './any-number.ts';
import { silentLogger } from './silent-logger.ts';

const [count = '400'] = process.argv.slice(2);

/** Answers requests while so many runs work in the embedded store of the same process; tells its parent when they are done. */
const addUp = defineWorkflow({
  name: 'add-up',
  requires: {},
  input: anyNumber,
  async run({ step }, input) {
    let sum = input;
    for (const name of ['one', 'two', 'three', 'four', 'five']) sum += await step(name, () => Promise.resolve(1));
    return sum;
  },
});
const app = await createApp({
  name: 'beside',
  tenant: 'http://127.0.0.1:9',
  auth: clientCredentials({ clientId: 'none', clientSecret: 'none' }),
  logger: silentLogger,
  plugins: [workflowsPlugin({ workflows: [addUp], store: 'pglite:memory' })],
});
const runs = app.get(workflows);
const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', () => {
  void (async () => {
    const ids = await Promise.all(Array.from({ length: Number(count) }, (_, index) => runs.start(addUp, index)));
    await Promise.all(ids.map((runId) => runs.outcome(runId)));
    process.send?.('done');
  })();
});
