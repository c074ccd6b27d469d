import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fill, fillingOf, plates, startLab } from './start-lab.ts';
import { noPostgres, startPostgres, type TestPostgres } from '@ligase/testing';
import { startWorker, type Worker } from './start-worker.ts';

// `npm run kill:long -w @ligase/workflows` does this with 1,000 runs.
const runCount = Number(process.env['LIGASE_KILL_RUNS'] ?? '12');
const killCount = Math.max(2, Math.round(runCount / 50));
const seed = Number(process.env['LIGASE_KILL_SEED'] ?? '1');
const timeout = runCount > 100 ? 3_600_000 : 120_000;

/** Numbers from 0 to 1 that look random, the same for the same seed. */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Fills plates while one process after the other is killed, each after as many entries as chance says; gives what came of it. */
async function fillAndKill(
  store: string,
  replicas: number,
): Promise<{ readonly done: unknown; readonly effects: number }> {
  const lab = await startLab();
  const random = randomNumbers(seed);
  const effects = runCount * 5;
  const start = (): Promise<Worker> =>
    // The kills come from outside and no run is at fault, however often one is hit.
    startWorker({ store, tenant: lab.access, concurrency: 16, maxTakeOvers: 1000 });
  const workers = await Promise.all(Array.from({ length: replicas }, start));
  let unacknowledged: readonly string[] = plates(runCount);
  const ask = async (worker: Worker): Promise<void> => {
    const kept = new Set(await fill(worker, unacknowledged));
    unacknowledged = unacknowledged.filter((plate) => !kept.has(plate));
  };
  const moments = Array.from({ length: killCount }, () => Math.ceil(random() * (effects - 1))).toSorted(
    (a, b) => a - b,
  );
  for (const moment of moments) {
    const victim = Math.floor(random() * replicas);
    const asking = ask(workers[victim] as Worker);
    await expect.poll(lab.createdEntries, { interval: 10, timeout }).toBeGreaterThanOrEqual(moment);
    await workers[victim]?.kill();
    await asking;
    workers[victim] = await start();
  }
  const [last] = workers as [Worker];
  await ask(last);
  const outcomes = [];
  for (const plate of plates(runCount)) outcomes.push(await last.runs.outcome(fillingOf(plate)));
  return {
    done: outcomes.map((outcome) => (outcome?.status === 'succeeded' ? outcome.output : outcome)),
    effects: lab.createdEntries(),
  };
}

describe('workflows whose process is killed again and again', { timeout }, () => {
  let postgres: TestPostgres | undefined;
  beforeAll(() => {
    postgres = noPostgres === undefined ? startPostgres() : undefined;
  }, 60_000);
  afterAll(() => postgres?.stop());

  it('lose no run and double no effect in a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ligase-kill-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

    const result = await fillAndKill(`pglite:${folder}`, 1);

    expect(result).toEqual({ done: plates(runCount), effects: runCount * 5 });
  });

  it.skipIf(noPostgres !== undefined)('lose no run and double no effect in two processes on PostgreSQL', async () => {
    const store = postgres?.newDatabase() ?? '';

    const result = await fillAndKill(store, 2);

    expect(result).toEqual({ done: plates(runCount), effects: runCount * 5 });
  });
});
