import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, fillingOf, plates, startLab } from './start-lab.ts';
import { noPostgres, whySkipped, startPostgres, type TestPostgres } from '@ligase/testing';
import { startWorker, type Worker } from './start-worker.ts';

/** Ends the sessions by which processes hold themselves as alive, as a lost connection does. */
async function loseSessions(store: string): Promise<void> {
  const client = new Client({ connectionString: store });
  await client.connect();
  await client.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`);
  await client.end();
}

describe.skipIf(noPostgres !== undefined)(
  `processes that share a store${whySkipped(noPostgres)}`,
  { timeout: 120_000 },
  () => {
    let postgres: TestPostgres;
    beforeAll(() => {
      postgres = startPostgres();
    }, 60_000);
    afterAll(() => postgres.stop());

    it('start at once on an empty database, refuse a second one of the same name, and share the work', async () => {
      const store = postgres.newDatabase();

      const workers = await Promise.all(
        ['a', 'b', 'c', 'd'].map((replica) => startWorker({ store, replica, concurrency: 2 })),
      );

      expect(workers.map((worker) => worker.complaints())).toEqual(['', '', '', '']);
      await expect(startWorker({ store, replica: 'a' })).rejects.toThrow(/Another process works as replica "a"/);
      const [first] = workers as [Worker];
      const started = await Promise.all(Array.from({ length: 16 }, () => first.runs.start('measure', '300')));
      const outcomes = await Promise.all(started.map((runId) => first.runs.outcome(runId)));
      const doers = new Set(outcomes.map((outcome) => (outcome?.status === 'succeeded' ? outcome.output : 'none')));
      expect(doers.size).toBeGreaterThan(1);
      expect(doers).not.toContain('none');
    });

    it('stop at once while runs wait, and leave them to the others', async () => {
      const store = postgres.newDatabase();
      const [first, second] = [await startWorker({ store }), await startWorker({ store })] as const;
      const runId = await first.runs.start('approve', 'plate 1');
      // The engine keeps until when it waits just before it does.
      await expect
        .poll(() => first.runs.steps(runId), { interval: 20, timeout: 15_000 })
        .toMatchObject([{}, {}, { name: 'DBOS.sleep' }]);
      const [owner, other] = first.said.length > 0 ? [first, second] : [second, first];

      const tookMs = await owner.stop();

      expect(tookMs).toBeLessThan(5_000);
      await other.runs.signal(runId, 'approval', 'yes', { key: 'k' });
      expect(await other.runs.outcome(runId)).toMatchObject({ status: 'succeeded', output: 'yes' });
      expect(other.said).toEqual(['ship plate 1']);
    });

    it('take over the runs of one that was killed, losing and doubling nothing', async () => {
      const store = postgres.newDatabase();
      const { access, createdEntries } = await startLab();
      const left = await startWorker({ store, tenant: access });
      const asked = plates(40);
      expect(await fill(left, asked)).toEqual(asked);
      await expect.poll(createdEntries, { interval: 20, timeout: 15_000 }).toBeGreaterThan(0);

      const starting = startWorker({ store, tenant: access });
      await left.kill();

      const right = await starting;
      for (const plate of asked)
        expect(await right.runs.outcome(fillingOf(plate))).toMatchObject({ status: 'succeeded', output: plate });
      expect(createdEntries()).toBe(asked.length * 5);
    });

    it('do no harm when one takes over from another that lives', async () => {
      const store = postgres.newDatabase();
      // On a slow machine the sessions are lost more than once before somebody notices.
      const worker = { store, maxTakeOvers: 100 };
      const workers = await Promise.all([startWorker(worker), startWorker(worker)]);
      const runId = await workers[0].runs.start('measure', '3000');
      const begun = (): number =>
        workers.flatMap(({ said }) => said).filter((line) => line === 'measuring 3000').length;
      await expect.poll(begun, { interval: 20, timeout: 10_000 }).toBe(1);

      // The run goes back into the queue, and whoever is first does its step again.
      await expect.poll(() => loseSessions(store).then(begun), { interval: 150, timeout: 20_000 }).toBe(2);

      expect(await workers[0].runs.outcome(runId)).toMatchObject({ status: 'succeeded' });
      expect((await workers[1].runs.steps(runId)).map(({ name }) => name)).toEqual(['measure']);
      expect(workers.map(({ isAlive }) => isAlive)).toEqual([true, true]);
    });

    it('start one run for each time of a schedule', async () => {
      const store = postgres.newDatabase();
      const workers = await Promise.all(
        ['a', 'b', 'c'].map((replica) => startWorker({ store, replica, tickingCatchUpMs: 0 })),
      );
      const ticks = (): string[] => workers.flatMap(({ said }) => said);

      await expect.poll(() => ticks().length, { interval: 50, timeout: 20_000 }).toBeGreaterThan(3);

      expect(new Set(ticks()).size).toBe(ticks().length);
      expect(workers.map((worker) => worker.complaints())).toEqual(['', '', '']);
    });

    it('leave the work of a receiver to one of them, and to another as soon as that one is dead', async () => {
      const store = postgres.newDatabase();
      const [left, right] = (await Promise.all(['a', 'b'].map((replica) => startWorker({ store, replica })))) as [
        Worker,
        Worker,
      ];
      const led = [await left.receiver('events').lead(), await right.receiver('events').lead()];
      await left.receiver('events').remember('cursor', 'evt_1');
      const refused = await right.receiver('events').remember('cursor', 'evt_0');
      await left.kill();

      await expect.poll(() => right.receiver('events').lead(), { interval: 50, timeout: 10_000 }).toBe(true);

      expect([led, refused]).toEqual([[true, false], false]);
      expect(await right.receiver('events').all()).toEqual(new Map([['cursor', 'evt_1']]));
    });

    it('take away the work of a receiver from one that was thought dead, and let it overwrite nothing', async () => {
      const store = postgres.newDatabase();
      const [left, right] = (await Promise.all(['a', 'b'].map((replica) => startWorker({ store, replica })))) as [
        Worker,
        Worker,
      ];
      await left.receiver('events').lead();

      await expect
        .poll(() => loseSessions(store).then(() => right.receiver('events').lead()), { interval: 150, timeout: 20_000 })
        .toBe(true);

      expect(await left.receiver('events').remember('cursor', 'evt_0')).toBe(false);
      expect(await right.receiver('events').remember('cursor', 'evt_1')).toBe(true);
    });

    it('stop a run that ends one process after the other', async () => {
      const store = postgres.newDatabase();
      const workers = await Promise.all([1, 2, 3].map(() => startWorker({ store, maxTakeOvers: 1 })));
      const living = (): Worker[] => workers.filter(({ isAlive }) => isAlive);
      await workers[0]?.runs.start('break-process', 'x', { key: 'one' }).catch(() => undefined);

      const deadLetters = async () =>
        (await living()[0]
          ?.runs.deadLetters()
          .catch(() => [])) ?? [];

      await expect
        .poll(deadLetters, { interval: 200, timeout: 30_000 })
        .toMatchObject([{ runId: 'worker/break-process/one', status: 'failed' }]);
      expect(living()).toHaveLength(1);
    });
  },
);
