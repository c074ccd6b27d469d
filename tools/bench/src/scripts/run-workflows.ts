import { DBOS } from '@dbos-inc/dbos-sdk';
import { clientCredentials, createApp } from '@ligase/core';
import { defineWorkflow, workflows, workflowsPlugin } from '@ligase/workflows';
import { anyNumber } from './any-number.ts';
import { serveSamples } from './serve-samples.ts';
import { silentLogger } from './silent-logger.ts';

const [mode, count, store] = process.argv.slice(2) as ['ligase' | 'bare', string, string];
const steps = ['one', 'two', 'three', 'four', 'five'];
const numbers = Array.from({ length: Number(count) }, (_, index) => index);

async function startLigase(): Promise<() => Promise<unknown>> {
  const addUp = defineWorkflow({
    name: 'add-up',
    requires: {},
    input: anyNumber,
    async run({ step }, input) {
      let sum = input;
      for (const name of steps) sum += await step(name, () => Promise.resolve(1));
      return sum;
    },
  });
  const app = await createApp({
    name: 'ligase',
    tenant: 'http://127.0.0.1:9',
    auth: clientCredentials({ clientId: 'none', clientSecret: 'none' }),
    logger: silentLogger,
    plugins: [workflowsPlugin({ workflows: [addUp], store, concurrency: 32 })],
  });
  const runs = app.get(workflows);
  return async () => {
    const ids = await Promise.all(numbers.map((input) => runs.start(addUp, input)));
    await Promise.all(ids.map((runId) => runs.outcome(runId)));
  };
}

/** The same job as its engine does it with nothing around it. */
async function startBare(): Promise<() => Promise<unknown>> {
  const addUp = DBOS.registerWorkflow(
    async (input: number) => {
      let sum = input;
      for (const name of steps) sum += await DBOS.runStep(() => Promise.resolve(1), { name });
      return sum;
    },
    { name: 'add-up' },
  );
  DBOS.setConfig({ name: 'bare', systemDatabaseUrl: store, applicationVersion: 'bare', logLevel: 'error' });
  await DBOS.launch();
  await DBOS.registerQueue('bare', { minPollingIntervalMs: 100, workerConcurrency: 32 });
  return async () => {
    const handles = await Promise.all(numbers.map((input) => DBOS.startWorkflow(addUp, { queueName: 'bare' })(input)));
    await Promise.all(handles.map(({ workflowID }) => DBOS.getResult(workflowID, { pollingIntervalMs: 100 })));
  };
}

await serveSamples(await (mode === 'ligase' ? startLigase() : startBare()), 1);
