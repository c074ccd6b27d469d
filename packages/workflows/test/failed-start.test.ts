import { createTestApp, startTestTenant } from '@ligase/testing';
import { afterEach, expect, it } from 'vitest';
import { defineWorkflow, engineDatabase, workflows, workflowsPlugin } from '../src/index.ts';
import { text } from './any-input.ts';

const greeting = { name: 'greet', requires: {}, input: text, run: () => Promise.resolve('hello') } as const;
const greet = defineWorkflow(greeting);
const greetAtNoTime = defineWorkflow({
  ...greeting,
  schedules: [{ name: 'never', cron: '99 * * * *', input: () => 'x' }],
});
const nightly = { name: 'nightly', cron: '0 2 * * *', input: () => 'x' } as const;
const greetTwice = defineWorkflow({ ...greeting, schedules: [nightly, nightly] });

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one[Symbol.asyncDispose]();
});

it(
  'starts in the process in which the start before it failed with its engine at work',
  { timeout: 60_000 },
  async () => {
    await expect(start(greetAtNoTime)).rejects.toThrow('A schedule of a workflow cannot be kept');

    const app = await start(greet);
    const runId = await app.get(workflows).start(greet, 'x');

    expect(await app.get(workflows).outcome(runId)).toMatchObject({ output: 'hello' });
  },
);

it(
  'starts in the process in which the start before it failed before its engine was at work',
  { timeout: 60_000 },
  async () => {
    await expect(start(greetTwice)).rejects.toThrow('greet#nightly');

    const app = await start(greet);
    const runId = await app.get(workflows).start(greet, 'x');

    expect(await app.get(workflows).outcome(runId)).toMatchObject({ output: 'hello' });
  },
);

async function start(workflow: typeof greet) {
  const tenant = await startTestTenant();
  opened.push(tenant);
  const store = engineDatabase('pglite:memory');
  const app = await createTestApp({ tenant, plugins: [workflowsPlugin({ workflows: [workflow], store })] });
  opened.push(app);
  return app;
}
