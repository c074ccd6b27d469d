import { startTenant, type StartedTenant } from '@ligase/tenant';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { noPostgres, startPostgres, type TestPostgres } from './start-postgres.ts';
import { startWorker, type Worker, type WorkerOptions } from './start-worker.ts';

const plates = (count: number): string[] => Array.from({ length: count }, (_, index) => `plate ${index + 1}`);

async function startLab(): Promise<{
  readonly tenant: StartedTenant;
  readonly access: NonNullable<WorkerOptions['tenant']>;
}> {
  const tenant = await startTenant({
    settings: { limits: { enabled: false } },
    seed: {
      apps: [{ name: 'Filler' }],
      projects: [{ id: 'src_lab', name: 'Lab', folderId: 'lib_lab', access: [{ to: 'Filler', policy: 'Write' }] }],
    },
  });
  onTestFinished(() => tenant.close());
  const appId = tenant.control.listApps()[0]?.id ?? '';
  return { tenant, access: { url: tenant.url, ...tenant.control.generateAppSecret({ appId }) } };
}

/** The names of all entries that were ever created, those of a doubled step twice. */
function createdEntries(tenant: StartedTenant): number {
  return tenant.control.listAuditLog({ limit: 100_000 }).filter(({ itemType }) => itemType === 'Entry').length;
}

async function fill(worker: Worker, names: readonly string[]): Promise<void> {
  await Promise.all(
    names.map((plate) => worker.runs.start('fill-plate', plate, { key: plate }).catch(() => undefined)),
  );
}

describe.skipIf(noPostgres !== undefined)('processes that share a store', { timeout: 60_000 }, () => {
  let postgres: TestPostgres;
  beforeAll(() => {
    postgres = startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());

  it('start at once on an empty database', async () => {
    const store = postgres.newDatabase();

    const workers = await Promise.all([startWorker({ store }), startWorker({ store })]);

    expect(workers.map((worker) => worker.complaints())).toEqual(['', '']);
  });

  it('refuse a second one of the same name', async () => {
    const store = postgres.newDatabase();
    await startWorker({ store, replica: 'a' });

    await expect(startWorker({ store, replica: 'a' })).rejects.toThrow(/Another process works as replica "a"/);
  });

  it('take over the runs of one that was killed, losing and doubling nothing', async () => {
    const store = postgres.newDatabase();
    const { tenant, access } = await startLab();
    const [left, right] = await Promise.all([
      startWorker({ store, tenant: access }),
      startWorker({ store, tenant: access }),
    ]);
    await fill(left, plates(40));
    await fill(right, plates(60).slice(40));

    await left.kill();

    for (const plate of plates(60))
      expect(await right.runs.outcome(`worker/fill-plate/${encodeURIComponent(plate)}`)).toMatchObject({
        status: 'succeeded',
      });
    expect(createdEntries(tenant)).toBe(60 * 5);
  });

  it('stop a run that ends one process after the other', async () => {
    const store = postgres.newDatabase();
    const workers = await Promise.all(Array.from({ length: 5 }, () => startWorker({ store })));
    await workers[0]?.runs.start('break-process', 'x', { key: 'one' }).catch(() => undefined);
    const alive = async (): Promise<Worker | undefined> => {
      const states = await Promise.all(
        workers.map((worker) => Promise.race([worker.dead.then(() => undefined), Promise.resolve(worker)])),
      );
      return states.find((worker) => worker !== undefined);
    };

    const letters = async () => (await (await alive())?.runs.deadLetters().catch(() => [])) ?? [];

    await expect
      .poll(letters, { interval: 200, timeout: 30_000 })
      .toMatchObject([{ runId: 'worker/break-process/one', status: 'failed' }]);
    expect(await alive()).toBeDefined();
  });
});
