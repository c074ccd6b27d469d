import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { noPostgres, whySkipped, startPostgres } from '@ligase/testing';
import { startWorker, type Worker } from './start-worker.ts';

const delivery = (id: string, kind: string, payload: object) => ({ id, kind, receivedAt: 1_767_225_600_000, payload });
const soon = { interval: 20, timeout: 20_000 };
const said = (workers: readonly Worker[]) => (): readonly string[] => workers.flatMap((one) => one.said).toSorted();
const runsOf = async ({ runs }: Worker): Promise<readonly string[]> =>
  (await runs.list()).map(({ runId }) => runId).toSorted();

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-inbox-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('an inbox kept in a folder, when its process is killed', { timeout: 120_000 }, () => {
  it('starts what was not yet started at the next start, and nothing twice that was', async () => {
    const store = `pglite:${newFolder()}`;
    const fuse = join(newFolder(), 'fuse');
    const first = await startWorker({ store });
    await first.runs.receive(delivery('d1', 'plate-fused', { plate: 'P', fuse })).catch(() => undefined);
    await first.dead;

    const second = await startWorker({ store });

    await expect.poll(said([second]), soon).toContain('pack');
    expect(await runsOf(second)).toEqual(['worker/pack/d1', 'worker/weigh/d1']);
  });

  it('starts what came together with a delivery that brought it down, each once', async () => {
    const store = `pglite:${newFolder()}`;
    const fuse = join(newFolder(), 'fuse');
    const plates = Array.from({ length: 12 }, (_, index) => `P${String(index).padStart(2, '0')}`);
    const all = plates.map((plate) => delivery(plate, 'plate', { plate }));
    const first = await startWorker({ store });
    const sent = [...all.slice(0, 6), delivery('torn', 'fused', { fuse }), ...all.slice(6)];
    await Promise.allSettled(sent.map((one) => first.runs.receive(one)));
    await first.dead;

    const second = await startWorker({ store });
    await Promise.all(sent.map((one) => second.runs.receive(one)));

    await expect
      .poll(() => runsOf(second), soon)
      .toEqual(['worker/pack/torn', ...plates.map((plate) => `worker/weigh/${plate}`)]);
    await expect
      .poll(said([first, second]), soon)
      .toEqual(expect.arrayContaining(plates.map((plate) => `weigh ${plate}`)));
    expect(await second.runs.deadDeliveries()).toEqual([]);
  });

  it('starts one run from a delivery that comes before and after, four times', async () => {
    const store = `pglite:${newFolder()}`;
    const same = delivery('d2', 'plate', { plate: 'P' });
    const first = await startWorker({ store });
    const before = await Promise.all([first.runs.receive(same), first.runs.receive(same)]);
    await expect.poll(said([first]), soon).toEqual(['weigh P']);
    await first.kill();

    const second = await startWorker({ store });
    const after = [await second.runs.receive(same), await second.runs.receive(same)];
    await second.runs.receive(delivery('last', 'plate', { plate: 'last' }));
    await expect.poll(said([second]), soon).toContain('weigh last');

    expect([...before.toSorted(), ...after]).toEqual(['known', 'new', 'known', 'known']);
    expect(await runsOf(second)).toEqual(['worker/weigh/d2', 'worker/weigh/last']);
  });
});

describe.skipIf(noPostgres !== undefined)(
  `an inbox kept on a server${whySkipped(noPostgres)}`,
  { timeout: 120_000 },
  () => {
    let postgres: ReturnType<typeof startPostgres>;
    beforeAll(() => {
      postgres = startPostgres();
    }, 60_000);
    afterAll(() => postgres.stop());

    it('is worked off by three processes together, each delivery once', async () => {
      const store = postgres.newDatabase();
      const names = ['one', 'two', 'three'];
      const workers = await Promise.all(names.map((replica) => startWorker({ store, replica })));
      const plates = Array.from({ length: 60 }, (_, index) => `P${index}`);

      const outcomes = await Promise.all(
        plates.flatMap((plate) => workers.map(({ runs }) => runs.receive(delivery(plate, 'plate', { plate })))),
      );

      await expect.poll(said(workers), soon).toEqual(plates.map((plate) => `weigh ${plate}`).toSorted());
      expect(outcomes.filter((outcome) => outcome === 'new')).toHaveLength(60);
    });

    it('leaves what a process had taken that died to the others', async () => {
      const store = postgres.newDatabase();
      const fuse = join(newFolder(), 'fuse');
      const first = await startWorker({ store, replica: 'one' });
      await first.runs.receive(delivery('d3', 'fused', { fuse })).catch(() => undefined);
      await first.dead;

      const other = await startWorker({ store, replica: 'two' });

      await expect.poll(said([other]), soon).toEqual(['pack']);
    });
  },
);
