import { setTimeout } from 'node:timers/promises';
import { createTestApp, startTestTenant, type MemoryLogger } from '@ligase/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defineWorkflow, workflows, workflowsPlugin, type Workflows } from '../src/index.ts';
import { engineDatabase, type HeldDatabase } from '../src/store/engine-database.ts';
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
  const database = engineDatabase('pglite:memory') as HeldDatabase;
  const all = [hang, greetOld, greet, centrifuge] as const;
  let runs: Workflows;
  let log: MemoryLogger;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const tenant = await startTestTenant();
    const retention = { succeededDays: 0, cancelledDays: 0 };
    const options = { workflows: all, store: database, concurrency: 2, retention };
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

  it(
    'forgets a run that was cancelled after more dead letters than it looks at together',
    { timeout: 30_000 },
    async () => {
      const store = await database.hold();
      const model = await runs.start(greet, 'z');
      await runs.outcome(model);
      const copy = (ids: string, columns: string, count: number) =>
        store.query(
          `insert into dbos.workflow_status select (jsonb_populate_record(null::dbos.workflow_status, to_jsonb(w) || jsonb_build_object(
           'status', 'CANCELLED', 'workflow_uuid', '${ids}' || n ${columns}))).*
         from dbos.workflow_status w, generate_series(1, $2::int) n where workflow_uuid = $1`,
          [model, count],
        );
      await copy('test-app/greet/stopped ', '', 501);
      await store.query(
        `insert into ligase.run (run_id, stopped) select workflow_uuid, 'it ended its process' from dbos.workflow_status
       where workflow_uuid like '%/stopped %'`,
      );
      await copy('test-app/greet/cancelled ', `, 'created_at', created_at + 1`, 1);

      await runs.prune();

      expect(await runs.get('test-app/greet/cancelled 1')).toBeUndefined();
      expect(await runs.get('test-app/greet/stopped 501')).toMatchObject({ status: 'failed' });
      await database.close();
    },
  );

  it('refuses a second app with workflows', async () => {
    await using tenant = await startTestTenant();
    const plugins = [workflowsPlugin({ workflows: [greet], store: 'pglite:memory' })] as const;

    await expect(createTestApp({ tenant, plugins })).rejects.toMatchObject({ cause: { code: 'APP_DUPLICATE' } });
  });
});
