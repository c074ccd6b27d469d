import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyTrail, withoutEndedIntents, type AuditRecord } from '@ligase/plugin-auditing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { readAuditTrail } from '../src/index.ts';
import { fill, fillingOf, plates, startLab, type WrittenLab } from './start-lab.ts';
import { noPostgres, whySkipped, startPostgres, type TestPostgres } from '@ligase/testing';
import { startWorker, type Worker } from './start-worker.ts';

// `npm run kill:long -w @ligase/workflows` does this with 1,000 runs.
const runCount = Number(process.env['LIGASE_KILL_RUNS'] ?? '12');
const killCount = Number(process.env['LIGASE_KILL_COUNT'] ?? Math.max(2, Math.round(runCount / 50)));
const seed = Number(process.env['LIGASE_KILL_SEED'] ?? '1');
const timeout = runCount > 100 || killCount > 4 ? 3_600_000 : 120_000;

/** Notes a figure beside the test. */
type Annotate = TestContext['annotate'];

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
  annotate: Annotate,
): Promise<{ readonly done: unknown; readonly effects: number; readonly trail: TrailAfterKills }> {
  const lab = await startLab();
  const random = randomNumbers(seed);
  const effects = runCount * 5;
  const start = (): Promise<Worker> =>
    // The kills come from outside and no run is at fault, however often one is hit.
    startWorker({ store, tenant: lab.access, concurrency: 16, maxTakeOvers: 1000, allInStore: true });
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
  for (const worker of workers) await worker.kill();
  return {
    done: outcomes.map((outcome) => (outcome?.status === 'succeeded' ? outcome.output : outcome)),
    effects: lab.createdEntries(),
    trail: await trailAfterKills(store, lab, annotate),
  };
}

/** What became of the audit trail of an app that was killed again and again. */
interface TrailAfterKills {
  readonly intact: boolean;
  /** The entries of which the trail tells neither that they were made nor that somebody was about to, in which step. */
  readonly untold: readonly string[];
}

const whole: TrailAfterKills = { intact: true, untold: [] };

async function trailAfterKills(store: string, lab: WrittenLab, annotate: Annotate): Promise<TrailAfterKills> {
  const { intact } = await verifyTrail(readAuditTrail<AuditRecord>({ store }));
  const all: AuditRecord[] = [];
  for await (const record of readAuditTrail<AuditRecord>({ store })) all.push(record);
  const changes = withoutEndedIntents(all);
  const made = new Set(changes.filter(({ outcome }) => outcome === 'succeeded').flatMap(({ targets }) => targets));
  const open = changes.filter(({ outcome }) => outcome === 'attempted').map(({ runId, step }) => `${runId} ${step}`);
  const again = Math.max(0, ...all.map(({ stepAttempt = 0 }) => stepAttempt));
  await annotate(
    `${all.length} audit records, ${open.length} left open by ${killCount} kills, attempts up to ${again}`,
  );
  const untold = lab
    .entries()
    .filter(({ id, name }) => {
      const [, plate = '', column = ''] = /^(.*) (column \d)$/.exec(name) ?? [];
      return !made.has(id) && !open.includes(`${fillingOf(plate)} ${column}`);
    })
    .map(({ name }) => name);
  return { intact, untold };
}

describe('workflows whose process is killed again and again', { timeout }, () => {
  let postgres: TestPostgres | undefined;
  beforeAll(() => {
    postgres = noPostgres === undefined ? startPostgres() : undefined;
  }, 60_000);
  afterAll(() => postgres?.stop());

  it('lose no run, double no effect and leave no effect untold in a folder', async ({ annotate }) => {
    const folder = mkdtempSync(join(tmpdir(), 'ligase-kill-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));

    const result = await fillAndKill(`pglite:${folder}`, 1, annotate);

    expect(result).toEqual({ done: plates(runCount), effects: runCount * 5, trail: whole });
  });

  it.skipIf(noPostgres !== undefined)(
    `lose no run, double no effect and leave no effect untold in two processes on PostgreSQL${whySkipped(noPostgres)}`,
    async ({ annotate }) => {
      const store = postgres?.newDatabase() ?? '';

      const result = await fillAndKill(store, 2, annotate);

      expect(result).toEqual({ done: plates(runCount), effects: runCount * 5, trail: whole });
    },
  );
});
