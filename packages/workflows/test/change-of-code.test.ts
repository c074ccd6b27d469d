import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noPostgres, whySkipped, startPostgres, type TestPostgres } from '@ligase/testing';
import { startWorker, type Worker } from './start-worker.ts';

const soon = { interval: 20, timeout: 20_000 };
const names = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

/** Starts approvals, and resolves when each waits. */
async function ask({ runs }: Worker, plates: readonly string[]): Promise<readonly string[]> {
  const ids = await Promise.all(plates.map((plate) => runs.start('approve', plate)));
  for (const id of ids) await expect.poll(async () => (await runs.waitingOn(id))?.topic, soon).toBe('approval');
  return ids;
}

/** Says yes to all, and gives how they ended, by the version that they ended with. */
async function approveAll({ runs }: Worker, ids: readonly string[]): Promise<readonly string[]> {
  for (const id of ids) await runs.signal(id, 'approval', 'yes', { key: 'click' });
  return await Promise.all(
    ids.map(async (id) => `${(await runs.outcome(id))?.status ?? ''} by ${(await runs.get(id))?.version ?? ''}`),
  );
}

describe.skipIf(noPostgres !== undefined)(
  `a change of code while runs are under way${whySkipped(noPostgres)}`,
  { timeout: 120_000 },
  () => {
    let postgres: TestPostgres;
    beforeAll(() => {
      postgres = startPostgres();
    }, 60_000);
    afterAll(() => postgres.stop());

    it('leaves runs to the version that they began with, while old and new processes work beside each other', async () => {
      const store = postgres.newDatabase();
      const old = await startWorker({ store });
      const before = await ask(old, names('old', 4));

      const both = await startWorker({ store, variant: 'both' });
      // Whoever is first takes a run out of the queue, and the old process does not know the new version.
      const after = await ask(both, names('new', 12));
      const [some, rest] = [before.slice(0, 2), before.slice(2)];
      const ended = [await approveAll(both, some), await approveAll(both, after)].flat();
      await old.stop();
      ended.push(...(await approveAll(both, rest)));

      expect(ended).toEqual([
        ...some.map(() => 'succeeded by 1'),
        ...after.map(() => 'succeeded by 2'),
        ...rest.map(() => 'succeeded by 1'),
      ]);
      expect([...old.said, ...both.said].toSorted()).toEqual(
        [
          ...names('old', 4).flatMap((plate) => [`reserve ${plate}`, `ship ${plate}`]),
          ...names('new', 12).map((plate) => `book and ship ${plate}`),
        ].toSorted(),
      );
    });

    it('keeps runs of a version that was taken out too soon, lists them, and goes on with them when it is back', async () => {
      const store = postgres.newDatabase();
      const old = await startWorker({ store });
      const left = await ask(old, names('old', 3));
      const newer = await startWorker({ store, variant: 'newer' });
      await old.kill();
      const fresh = await ask(newer, names('new', 2));

      await expect
        .poll(
          async () => (await newer.runs.orphans()).map(({ runId, status }) => `${status} ${runId}`).toSorted(),
          soon,
        )
        .toEqual(left.map((id) => `queued ${id}`).toSorted());
      expect(newer.complaints()).toBe('');
      await newer.stop();
      const both = await startWorker({ store, variant: 'both' });

      expect(await approveAll(both, [...left, ...fresh])).toEqual([
        ...left.map(() => 'succeeded by 1'),
        ...fresh.map(() => 'succeeded by 2'),
      ]);
      expect(await both.runs.orphans()).toEqual([]);
      expect(old.said.toSorted()).toEqual(names('reserve old', 3));
      expect(both.said.filter((line) => line.startsWith('reserve'))).toEqual([]);
    });

    it('spares a run a guarded change whose place it is past, and does it in others', async () => {
      const store = postgres.newDatabase();
      const old = await startWorker({ store });
      const before = await ask(old, ['old']);
      const patched = await startWorker({ store, variant: 'patched' });
      await old.stop();

      const after = await ask(patched, ['new']);
      const ended = await approveAll(patched, [...before, ...after]);

      expect(ended).toEqual(['succeeded by 1', 'succeeded by 1']);
      expect(patched.said.filter((line) => line.endsWith('old'))).toEqual(['seal old', 'ship old']);
      expect(patched.said.filter((line) => line.endsWith('new'))).toEqual([
        'weigh new',
        'reserve new',
        'seal new',
        'ship new',
      ]);
    });
  },
);
