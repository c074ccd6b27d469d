import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startWorker, type Worker } from './start-worker.ts';

function newStore(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-workflows-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return `pglite:${folder}`;
}

const soon = { interval: 10, timeout: 15_000 };
const waits = async ({ runs }: Worker, runId: string): Promise<void> => {
  await expect
    .poll(() => runs.waitingOn(runId), { interval: 20, timeout: 15_000 })
    .toMatchObject({ topic: 'approval' });
};

describe('workflows kept in a folder', { timeout: 120_000 }, () => {
  it('go on where they stood when the process was killed, and refuse a second process meanwhile', async () => {
    const store = newStore();
    const first = await startWorker({ store });
    const runId = await first.runs.start('approve', 'plate 1');
    await waits(first, runId);
    await expect(startWorker({ store })).rejects.toThrow(/Another process has its workflows in/);
    await first.kill();

    const second = await startWorker({ store });
    await waits(second, runId);
    await second.runs.signal(runId, 'approval', 'yes', { key: 'k' });

    expect(await second.runs.outcome(runId)).toMatchObject({ status: 'succeeded', output: 'yes' });
    expect(first.said).toEqual(['reserve plate 1']);
    expect(second.said).toEqual(['ship plate 1']);
  });

  it('let a step that is under way end when the app stops, print nothing, and leave the rest for the next start', async () => {
    const store = newStore();
    const first = await startWorker({ store });
    const waiting = await first.runs.start('approve', 'plate 2');
    await waits(first, waiting);
    const measuring = await first.runs.start('measure', '300');
    await expect.poll(() => first.said, soon).toContain('measuring 300');

    await first.stop();

    expect(first.said).toContain('measured 300');
    expect(first.complaints()).toBe('');
    const second = await startWorker({ store });
    expect(await second.runs.outcome(measuring)).toMatchObject({ status: 'succeeded' });
    await waits(second, waiting);
    expect(second.said).toEqual([]);
  });

  it('stop at once while runs wait, sleep, or are between two attempts, and go on with them at the next start', async () => {
    const store = newStore();
    const first = await startWorker({ store });
    const waiting = await first.runs.start('approve', 'plate 6');
    await first.runs.start('insist', 'an answer');
    const sleeping = await first.runs.start('nap', '2000');
    // The engine keeps until when it waits just before it does.
    await expect.poll(() => first.runs.steps(waiting), soon).toMatchObject([{}, {}, { name: 'DBOS.sleep' }]);
    await expect.poll(() => first.said, soon).toContain('insist on an answer');

    const tookMs = await first.stop();

    // A step under way would be waited for 8 s; the engine's own waits and sleeps keep a process for up to 10 s.
    expect(tookMs).toBeLessThan(5_000);
    const second = await startWorker({ store });
    expect(await second.runs.outcome(sleeping)).toMatchObject({ status: 'succeeded' });
    await waits(second, waiting);
    expect(second.said).toEqual(['insist on an answer', 'awake']);
  });

  it('begin with a database that was made before, in less than 500 MB', async () => {
    const worker = await startWorker({ store: newStore() });
    const plates = Array.from({ length: 100 }, () => worker.runs.start('measure', '0'));
    for (const runId of await Promise.all(plates)) await worker.runs.outcome(runId);

    // Making one takes PGlite 1,000 MB; optimizing it while it runs, 700 MB.
    expect(await worker.peakMb()).toBeLessThan(500);
  });

  it('run a step again that did not end in time when the app stopped', async () => {
    const store = newStore();
    const first = await startWorker({ store, drainMs: 50 });
    const runId = await first.runs.start('measure', '700');
    await expect.poll(() => first.said, soon).toContain('measuring 700');

    await first.stop();

    expect(first.said).not.toContain('measured 700');
    const second = await startWorker({ store });
    expect(await second.runs.outcome(runId)).toMatchObject({ status: 'succeeded' });
    expect(second.said).toEqual(['measuring 700', 'measured 700']);
  });

  it('make up for the times of a schedule that came while no process was there, as far back as it says', async () => {
    const store = newStore();
    const first = await startWorker({ store, tickingCatchUpMs: 60_000 });
    await expect.poll(() => first.said, { interval: 20, timeout: 20_000 }).not.toEqual([]);
    await first.kill();
    const diedAt = Date.now();
    await expect.poll(() => Date.now() - diedAt, { interval: 100, timeout: 10_000 }).toBeGreaterThan(3_000);

    const second = await startWorker({ store, tickingCatchUpMs: 60_000 });

    const all = async (): Promise<number[]> => {
      const runs = await second.runs.list({ workflow: 'tick' });
      return runs.map(({ runId }) => Date.parse(decodeURIComponent(runId).replace('worker/tick/often:', '')) / 1000);
    };
    // What is made up for comes beside the ticks of now, and not before them.
    const missed = async (): Promise<number[]> => {
      const came = new Set(await all());
      const [from, to] = [Math.min(...came), Math.ceil((diedAt + 3_000) / 1000)];
      return Array.from({ length: to - from + 1 }, (_, index) => from + index).filter((second) => !came.has(second));
    };
    await expect.poll(missed, { interval: 50, timeout: 30_000 }).toEqual([]);
    const start = Math.min(...(await all()));
    expect(start * 1000).toBeLessThan(diedAt);
  });

  it('stop a run that ends its process again and again, and say at which step', async () => {
    const store = newStore();
    const first = await startWorker({ store, maxTakeOvers: 1 });
    const innocent = await first.runs.start('approve', 'plate 3');
    await waits(first, innocent);
    const runId = 'worker/break-process/one';
    await first.runs.start('break-process', 'x', { key: 'one' }).catch(() => undefined);
    await first.dead;
    await startWorker({ store, maxTakeOvers: 1 }).then(
      (worker) => worker.dead,
      () => undefined,
    );

    const last = await startWorker({ store, maxTakeOvers: 1, retention: { cancelledDays: 0 } });

    expect(await last.runs.deadLetters()).toMatchObject([
      { runId, status: 'failed', error: { message: expect.stringContaining('after "prepare"') } },
    ]);
    expect(await last.runs.outcome(runId)).toEqual({ status: 'failed', runId });
    await waits(last, innocent);
    // It is a dead letter, for which nobody has answered yet.
    await last.runs.prune();
    expect(await last.runs.get(runId)).toMatchObject({ status: 'failed' });
    await last.runs.dismiss(runId);
    await last.runs.prune();
    expect(await last.runs.get(runId)).toBeUndefined();
  });

  it('say which step was changed under the same version', async () => {
    const store = newStore();
    const before = await startWorker({ store });
    const runId = await before.runs.start('approve', 'plate 4');
    await waits(before, runId);
    await before.stop();

    const after = await startWorker({ store, variant: 'renamed' });

    expect(await after.runs.outcome(runId)).toEqual({ status: 'failed', runId });
    const run = await after.runs.get(runId);
    expect(run?.error).toMatchObject({
      code: 'WORKFLOW_CHANGED',
      message: expect.stringMatching(/approve@1.*reserve/s),
    });
    expect(run?.error?.message).toContain('book');
  });

  it('list the runs whose workflow was taken out, and go on with them when it is back', async () => {
    const store = newStore();
    const before = await startWorker({ store });
    const runId = await before.runs.start('approve', 'plate 5');
    await waits(before, runId);
    await before.stop();

    const without = await startWorker({ store, variant: 'removed' });
    const orphans = await without.runs.orphans();
    await without.stop();
    const back = await startWorker({ store });

    expect(orphans).toMatchObject([{ runId, workflow: 'approve', version: 1 }]);
    await waits(back, runId);
  });
});
