import { setTimeout } from 'node:timers/promises';
import { createTestApp, startTestTenant, type MemoryLogger } from '@ligase/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineWorkflow, workflows, workflowsPlugin, type Workflows } from '../src/index.ts';
import { text } from './any-input.ts';

describe('workflows of one process', () => {
  const atOnce = { now: 0, most: 0 };
  const hang = defineWorkflow({
    name: 'hang',
    requires: {},
    input: text,
    run: ({ step }) =>
      step('hang', ({ signal }) => setTimeout(60_000, undefined, { signal }), {
        timeoutMs: 30,
        retry: { maxAttempts: 1 },
      }),
  });
  const greeting = { name: 'greet', requires: {}, input: text } as const;
  const greetOld = defineWorkflow({ ...greeting, run: () => Promise.resolve('hello') });
  const greet = defineWorkflow({ ...greeting, version: 2, run: async ({ patched }) => await patched('politer') });
  const centrifuge = defineWorkflow({
    name: 'centrifuge',
    requires: {},
    input: text,
    run: ({ step }) =>
      step('spin', async () => {
        atOnce.now += 1;
        atOnce.most = Math.max(atOnce.most, atOnce.now);
        await setTimeout(20);
        atOnce.now -= 1;
      }),
  });
  const all = [hang, greetOld, greet, centrifuge] as const;
  let runs: Workflows;
  let log: MemoryLogger;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const tenant = await startTestTenant();
    const options = { workflows: all, store: 'pglite:memory', concurrency: 2, retention: { succeededDays: 0 } };
    const app = await createTestApp({ tenant, plugins: [workflowsPlugin(options)] });
    runs = app.get(workflows);
    log = app.log;
    stop = async () => {
      await app.stop();
      await tenant[Symbol.asyncDispose]();
    };
  }, 60_000);
  afterAll(() => stop());

  it('begins with all tables that the engine wants', () => {
    const said = log.lines.map(({ message }) => message ?? '');

    // Makes a new image: `npm run image -w @ligase/workflows`.
    expect(said.filter((line) => /migrations/i.test(line))).toEqual([]);
    expect(said).toContainEqual(expect.stringContaining('DBOS'));
  });

  it('gives up an attempt of a step that takes too long', async () => {
    const runId = await runs.start(hang, 'x');

    expect(await runs.outcome(runId)).toEqual({ status: 'failed', runId });
    expect((await runs.get(runId))?.error).toMatchObject({ code: 'NET_TIMEOUT' });
  });

  it('starts the newest version, with every change that guards it', async () => {
    const runId = await runs.start('greet', 'x');

    expect(await runs.outcome(runId)).toMatchObject({ output: true });
    expect(await runs.get(runId)).toMatchObject({ workflow: 'greet', version: 2 });
  });

  it('has no more runs under way at once than it may', async () => {
    const started = await Promise.all(Array.from({ length: 8 }, (_, index) => runs.start(centrifuge, `${index}`)));

    await Promise.all(started.map((runId) => runs.outcome(runId)));

    expect(atOnce.most).toBe(2);
  });

  it('forgets what it need not keep, and keeps what failed', async () => {
    const failed = await runs.start(hang, 'y');
    const succeeded = await runs.start(greet, 'y');
    await Promise.all([failed, succeeded].map((runId) => runs.outcome(runId)));
    await setTimeout(5);

    expect(await runs.prune()).toBeGreaterThan(0);

    expect(await runs.get(succeeded)).toBeUndefined();
    expect(await runs.get(failed)).toMatchObject({ status: 'failed' });
  });

  it('refuses a second app with workflows', async () => {
    await using tenant = await startTestTenant();
    const plugins = [workflowsPlugin({ workflows: [greet], store: 'pglite:memory' })] as const;

    await expect(createTestApp({ tenant, plugins })).rejects.toMatchObject({ cause: { code: 'APP_DUPLICATE' } });
  });
});
