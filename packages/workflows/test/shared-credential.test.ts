import { benchling, clientCredentials, createApp, createLogger } from '@ligase/core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { engineDatabase } from '../src/index.ts';
import { plates, startLab, type WrittenLab } from './start-lab.ts';
import { noPostgres, whySkipped, startPostgres, type TestPostgres } from '@ligase/testing';
import { startWorker, type Worker } from './start-worker.ts';

const limit = 40;
/** One window that outlives the test: what is in it does not depend on how busy the machine is. */
const limits = { enabled: true, perApp: limit, periodMs: 10 * 24 * 3_600_000, allApps: null };
const turning = { ...limits, periodMs: 2_000 };
/** Of each process, for 25 windows. How much of them is used says something only on a machine that does nothing else. */
const longWrites = Number(process.env['LIGASE_SHARE_WRITES'] ?? '0');
const notLong = longWrites > 0 ? undefined : 'it measures: npm run share:long -w @ligase/workflows';

const tokenPath = '/api/v2/token';

/** What the tenant saw: tokens that were fetched, calls that it took and that it refused. */
function seenBy({ control }: WrittenLab) {
  const requests = control.listRequests({ limit: 10_000 });
  const tokens = requests.filter(({ path }) => path === tokenPath);
  const calls = requests.filter(({ path }) => path !== tokenPath);
  return {
    tokens: tokens.length,
    taken: calls.filter(({ status }) => status < 400).length,
    refused: calls.filter(({ status }) => status === 429).length,
  };
}

/** How much of each whole window that turned was used. */
function utilisationOf({ control }: WrittenLab): { readonly utilisation: number; readonly windows: number } {
  const perWindow = new Map<number, number>();
  for (const { at, durationMs, status, operationId } of control.listRequests({ limit: 10_000 })) {
    const window = Math.floor((at - durationMs) / turning.periodMs);
    if (operationId !== null && operationId !== undefined && status < 400)
      perWindow.set(window, (perWindow.get(window) ?? 0) + 1);
  }
  const whole = [...perWindow.keys()].toSorted((a, b) => a - b).slice(1, -1);
  const windows = whole.length === 0 ? 0 : (whole.at(-1) ?? 0) - (whole[0] ?? 0) + 1;
  const used = whole.reduce((sum, window) => sum + (perWindow.get(window) ?? 0), 0);
  return { utilisation: used / (windows * limit), windows };
}

it(
  'three apps of one process share a rate limit and a token in the embedded database',
  { timeout: 60_000 },
  async () => {
    const lab = await startLab(limits);
    const share = engineDatabase('pglite:memory');
    const apps = await Promise.all(
      Array.from({ length: 3 }, () =>
        createApp({
          name: 'worker',
          tenant: lab.access.url,
          auth: clientCredentials(lab.access),
          logger: createLogger({ level: 'silent' }),
          share,
          plugins: [],
        }),
      ),
    );

    onTestFinished(async () => {
      await Promise.all(apps.map((app) => app.stop()));
    });

    // More than there is: what is too much waits, until its app is stopped.
    const write = (app: (typeof apps)[number], name: string) =>
      app.get(benchling).request('POST /entries', { body: { name, folderId: 'lib_lab' } });
    void Promise.allSettled(apps.flatMap((app) => plates(limit / 2).map((name) => write(app, name))));
    await expect.poll(() => seenBy(lab), { timeout: 30_000 }).toMatchObject({ taken: limit });

    expect(seenBy(lab)).toEqual({ tokens: 1, taken: limit, refused: 0 });
    expect(lab.createdEntries()).toBe(limit);
  },
);

describe.skipIf(noPostgres !== undefined)(
  `three processes with one credential${whySkipped(noPostgres)}`,
  { timeout: 180_000 },
  () => {
    let postgres: TestPostgres;
    beforeAll(() => {
      postgres = startPostgres();
    }, 60_000);
    afterAll(() => postgres.stop());

    const startWorkers = (lab: WrittenLab): Promise<readonly Worker[]> => {
      const store = postgres.newDatabase();
      const start = (replica: string) => startWorker({ store, replica, tenant: lab.access, allInStore: true });
      return Promise.all(['a', 'b', 'c'].map(start));
    };

    it('use the rate limit up together and draw no refusal, with one token', async () => {
      const lab = await startLab(limits);
      const workers = await startWorkers(lab);

      // More than there is: what is too much waits, until its process is killed.
      void Promise.allSettled(workers.map((worker) => worker.write(limit / 2)));
      await expect.poll(() => seenBy(lab), { timeout: 60_000 }).toMatchObject({ taken: limit });

      expect(seenBy(lab)).toEqual({ tokens: 1, taken: limit, refused: 0 });
      expect(lab.createdEntries()).toBe(limit);
      expect(workers.map((worker) => worker.complaints())).toEqual(['', '', '']);
    });

    it.skipIf(notLong !== undefined)(
      `use up one window after the other${whySkipped(notLong)}`,
      async ({ annotate }) => {
        const lab = await startLab(turning);
        const workers = await startWorkers(lab);

        const made = await Promise.all(workers.map((worker) => worker.write(longWrites)));

        const { utilisation, windows } = utilisationOf(lab);
        await annotate(`${(utilisation * 100).toFixed(1)} % of ${windows} windows used`);
        expect(seenBy(lab)).toMatchObject({ tokens: 1, refused: 0 });
        expect(made).toEqual([longWrites, longWrites, longWrites]);
        expect(lab.createdEntries()).toBe(3 * longWrites);
        expect(utilisation).toBeGreaterThanOrEqual(0.95);
      },
    );

    it('renew a token that is refused once for all', async () => {
      const store = postgres.newDatabase();
      const lab = await startLab();
      const workers = await Promise.all(
        [1, 2, 3].map(() => startWorker({ store, tenant: lab.access, allInStore: true })),
      );
      await Promise.all(workers.map((worker) => worker.read(20)));
      const before = seenBy(lab).tokens;

      lab.control.advanceClock({ ms: 15 * 60_000 + 1_000 });
      await Promise.all(workers.map((worker) => worker.read(20)));

      expect([before, seenBy(lab).tokens]).toEqual([1, 2]);
    });

    it('need not stand still while the database is away', async () => {
      const own = startPostgres();
      try {
        const lab = await startLab(limits);
        const share = engineDatabase(own.newDatabase(), { log: createLogger({ level: 'silent' }) });
        await using app = await createApp({
          name: 'worker',
          tenant: lab.access.url,
          auth: clientCredentials(lab.access),
          logger: createLogger({ level: 'silent' }),
          share,
          plugins: [],
        });
        await app.get(benchling).request('GET /entries');

        own.stop();
        await Promise.all(Array.from({ length: 30 }, () => app.get(benchling).request('GET /entries')));

        expect(seenBy(lab)).toEqual({ tokens: 1, taken: 31, refused: 0 });
      } finally {
        own.stop();
      }
    });
  },
);
