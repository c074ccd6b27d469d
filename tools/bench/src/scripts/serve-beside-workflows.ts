import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { clientCredentials, createApp } from '@ligase/core';
import { defineWorkflow, workflows, workflowsPlugin } from '@ligase/workflows';
import { anyNumber } from './any-number.ts';
import { silentLogger } from './silent-logger.ts';

const [count = '400', work] = process.argv.slice(2) as [string?, ('runs' | 'turns')?];

// Answers requests while so many runs work in the embedded store of the same process, and tells its parent when they are done; or
// while the process computes for as long, in turns of 8 ms: what is then waited for, the machine costs.
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
async function startRuns(): Promise<() => Promise<void>> {
  const app = await createApp({
    name: 'beside',
    tenant: 'http://127.0.0.1:9',
    auth: clientCredentials({ clientId: 'none', clientSecret: 'none' }),
    logger: silentLogger,
    plugins: [workflowsPlugin({ workflows: [addUp], store: 'pglite:memory' })],
  });
  const runs = app.get(workflows);
  return async () => {
    const ids = await Promise.all(Array.from({ length: Number(count) }, (_, index) => runs.start(addUp, index)));
    await Promise.all(ids.map((runId) => runs.outcome(runId)));
  };
}

async function takeTurns(): Promise<void> {
  for (let turn = 0; turn < Number(count); turn += 1) {
    const until = performance.now() + 8;
    while (performance.now() < until);
    await setImmediate();
  }
}

const beside = work === 'turns' ? takeTurns : await startRuns();
const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', () => void beside().then(() => process.send?.('done')));
