import { benchling, clientCredentials, createApp, createLogger } from '@ligase/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineDatabase } from '../src/index.ts';
import { startLab, type WrittenLab } from './start-lab.ts';
import { noPostgres, whySkipped, startPostgres, type TestPostgres } from '@ligase/testing';
import { startWorker } from './start-worker.ts';

const limit = 40;
const periodMs = 2_000;
const limits = { enabled: true, perApp: limit, periodMs, allApps: null };
// `npm run share:long -w @ligase/workflows` goes on for 25 windows.
const each = Number(process.env['LIGASE_SHARE_WRITES'] ?? '60');
/** Of three windows, beside other tests, a process that gets no turn for a moment misses more than of many. */
const leastUsed = each > 100 ? 0.95 : 0.5;

/** What the tenant saw: tokens that were fetched, calls that it refused, and how much of each whole window was used. */
function seenBy({ control }: WrittenLab) {
  const requests = control.listRequests({ limit: 10_000 });
  const perWindow = new Map<number, number>();
  const calls = requests.filter(({ operationId }) => operationId !== null && operationId !== undefined);
  for (const { at, durationMs, status } of calls) {
    const window = Math.floor((at - durationMs) / periodMs);
    if (status < 400) perWindow.set(window, (perWindow.get(window) ?? 0) + 1);
  }
  const whole = [...perWindow.keys()].toSorted((a, b) => a - b).slice(1, -1);
  const windows = whole.length === 0 ? 0 : (whole.at(-1) ?? 0) - (whole[0] ?? 0) + 1;
  const used = whole.reduce((sum, window) => sum + (perWindow.get(window) ?? 0), 0);
  return {
    tokens: requests.filter(({ path }) => path === '/api/v2/token').length,
    refused: requests.filter(({ status }) => status === 429).length,
    utilisation: used / (windows * limit),
    windows,
  };
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

    await Promise.all(
      apps.flatMap((app, index) =>
        Array.from({ length: each }, (_, n) =>
          app.get(benchling).request('POST /entries', { body: { name: `${index} ${n}`, folderId: 'lib_lab' } }),
        ),
      ),
    );
    await Promise.all(apps.map((app) => app.stop()));

    const { tokens, refused, utilisation } = seenBy(lab);
    expect({ tokens, refused, made: lab.createdEntries() }).toEqual({ tokens: 1, refused: 0, made: 3 * each });
    expect(utilisation).toBeGreaterThanOrEqual(leastUsed);
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

    it('use the rate limit up together and draw no refusal, with one token', async ({ annotate }) => {
      const store = postgres.newDatabase();
      const lab = await startLab(limits);
      const names = ['a', 'b', 'c'];
      const workers = await Promise.all(
        names.map((replica) => startWorker({ store, replica, tenant: lab.access, allInStore: true })),
      );

      const made = await Promise.all(workers.map((worker) => worker.write(each)));
      const complaints = workers.map((worker) => worker.complaints());

      const { tokens, refused, utilisation, windows } = seenBy(lab);
      await annotate(`${(utilisation * 100).toFixed(1)} % of ${windows} windows used`);
      expect({ tokens, refused, made: lab.createdEntries() }).toEqual({ tokens: 1, refused: 0, made: 3 * each });
      expect(made).toEqual([each, each, each]);
      expect(utilisation).toBeGreaterThanOrEqual(leastUsed);
      expect(complaints).toEqual(['', '', '']);
    });

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
        await Promise.all(Array.from({ length: 60 }, () => app.get(benchling).request('GET /entries')));

        expect(seenBy(lab).refused).toBe(0);
      } finally {
        own.stop();
      }
    });
  },
);
