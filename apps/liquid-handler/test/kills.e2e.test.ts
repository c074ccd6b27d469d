import { describe, expect, it } from 'vitest';
import { chooseAims } from './kills/arrows.ts';
import { killBatch, type KilledTask } from './kills/kill-batch.ts';
import { randomNumbers } from './kills/random-numbers.ts';
import type { TaskState } from './kills/task-state.ts';

// `npm run kill:long -w @ligase/liquid-handler` does this with 1,000 runs.
const runCount = Number(process.env['LIGASE_KILL_RUNS'] ?? '12');
const seed = Number(process.env['LIGASE_KILL_SEED'] ?? Date.now() % 1_000_000);
const mostAtOnce = 12;
const timeout = Math.max(240_000, runCount * 10_000);

describe('an app that is killed with -9 in the midst of tasks', { timeout }, () => {
  it('moves every volume once, and leaves every record once', async ({ annotate }) => {
    const random = randomNumbers(seed);
    const aims = chooseAims(runCount, random);
    const [unhurt] = (await killBatch([], random)).tasks;
    const faults: string[] = [];
    const killed: KilledTask[] = [];
    let kills = 0;

    for (let from = 0; from < aims.length; from += mostAtOnce) {
      const batch = await killBatch(aims.slice(from, from + mostAtOnce), random);
      killed.push(...batch.tasks);
      kills += batch.kills;
      if (!batch.isTrailIntact) faults.push('The audit trail is broken.');
      const found = batch.tasks.flatMap((task) => faultsOf(task, unhurt?.state));
      for (const fault of found) console.error(fault);
      faults.push(...found);
      if (runCount > 100)
        console.log(`${killed.length} of ${runCount} runs, ${kills} kills, ${faults.length} faults, seed ${seed}`);
    }

    await annotate(figuresOf(killed, kills));
    expect(unhurt?.state).toMatchObject({
      status: 'Done',
      traces: { entries: 1, pages: 1, runs: 1, results: 4, outputs: 1 },
    });
    expect(faults).toEqual([]);
  });
});

function faultsOf({ aim, state, transfers, diedIn }: KilledTask, unhurt: TaskState | undefined): readonly string[] {
  const where = aim === undefined ? '' : `${aim.moment} ${aim.route} of "${aim.step}"`;
  const faults = [];
  if (transfers !== 1) faults.push(`${where}: its transfers were done ${transfers} times.`);
  if (JSON.stringify(state) !== JSON.stringify(unhurt))
    faults.push(`${where}: ${JSON.stringify(state)} instead of ${JSON.stringify(unhurt)}.`);
  const isChange = aim !== undefined && !aim.route.startsWith('GET ');
  if (isChange && !diedIn.includes(aim.step))
    faults.push(`${where}: the process was not in that step, but in ${diedIn.join(', ')}.`);
  return faults;
}

function figuresOf(killed: readonly KilledTask[], kills: number): string {
  const count = (wanted: (task: KilledTask) => boolean): number => killed.filter(wanted).length;
  const atTransfers = (moment: string) => count(({ aim }) => aim?.route === 'POST /transfers' && aim.moment === moment);
  return (
    `seed ${seed}: ${killed.length} runs, each hit by at least one of ${kills} kills; ` +
    `${atTransfers('before')} before and ${atTransfers('after')} after the request for transfers; ` +
    `transfers doubled ${count(({ transfers }) => transfers > 1)}, lost ${count(({ transfers }) => transfers < 1)}; ` +
    `empty pages left over ${killed.reduce((sum, { emptyPages }) => sum + emptyPages, 0)}`
  );
}
