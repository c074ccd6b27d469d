import { describe, expect, it } from 'vitest';
import { chooseAims } from './kills/arrows.ts';
import { killBatch, leaveAlone, type EndedTask } from './kills/kill-batch.ts';
import { randomNumbers } from './kills/random-numbers.ts';
import type { TaskState } from './kills/task-state.ts';

// `npm run kill:long -w @ligase/liquid-handler` does this with 1,000 runs.
const runCount = Number(process.env['LIGASE_KILL_RUNS'] ?? '12');
// The short run has both sides of the request for transfers among its twelve.
const seed = Number(process.env['LIGASE_KILL_SEED'] ?? (runCount === 12 ? 21 : Date.now() % 1_000_000));
/** Fewer than the app has connections, as each stands still with one. */
const mostAtOnce = 12;
const timeout = Math.max(240_000, runCount * 10_000);

describe('an app that is killed with -9 in the midst of tasks', { timeout }, () => {
  it('moves every volume once, and leaves every record once', async ({ annotate }) => {
    const random = randomNumbers(seed);
    const aims = chooseAims(runCount, random);
    const unhurt = await leaveAlone();
    const ended: EndedTask[] = [];
    const faults: string[] = [];

    for (let from = 0; from < aims.length; from += mostAtOnce) {
      const { tasks, isTrailIntact } = await killBatch(aims.slice(from, from + mostAtOnce), random);
      ended.push(...tasks);
      faults.push(...tasks.flatMap((task) => faultsOf(task, unhurt?.state)));
      if (!isTrailIntact) faults.push('The audit trail is broken.');
      if (runCount > mostAtOnce)
        console.log(`${ended.length} of ${runCount} runs, seed ${seed}`, faults.length === 0 ? 'no faults' : faults);
    }

    await annotate(figuresOf(ended));
    if (runCount > mostAtOnce) console.log(figuresOf(ended));
    expect(unhurt?.state).toMatchObject({
      status: 'Done',
      traces: { entries: 1, pages: 1, runs: 1, results: 4, outputs: 1 },
    });
    expect(faults).toEqual([]);
  });
});

/** In what a task differs from one that nothing has happened to, and whether its process died where it was meant to. */
function faultsOf({ aim, state, transfers, diedIn }: EndedTask, unhurt: TaskState | undefined): readonly string[] {
  const where = aim === undefined ? 'left alone' : `${aim.moment} ${aim.route} of "${aim.step}"`;
  const faults = [];
  if (transfers !== 1) faults.push(`${where}: its transfers were done ${transfers} times.`);
  if (JSON.stringify(state) !== JSON.stringify(unhurt))
    faults.push(`${where}: ${JSON.stringify(state)} instead of ${JSON.stringify(unhurt)}.`);
  // Of what is only read, the audit trail says nothing.
  if (aim !== undefined && !aim.route.startsWith('GET ') && !diedIn.includes(aim.step))
    faults.push(`${where}: the process did not die in that step, but in: ${diedIn.join(', ') || 'none'}.`);
  return faults;
}

function figuresOf(ended: readonly EndedTask[]): string {
  const count = (wanted: (task: EndedTask) => boolean): number => ended.filter(wanted).length;
  const atTransfers = (moment: string) => count(({ aim }) => aim?.route === 'POST /transfers' && aim.moment === moment);
  return (
    `seed ${seed}: ${ended.length} runs, each killed at an arrow; ` +
    `${atTransfers('before')} before the request for transfers, ${atTransfers('after')} between it and its reply; ` +
    `transfers doubled ${count(({ transfers }) => transfers > 1)}, lost ${count(({ transfers }) => transfers < 1)}; ` +
    `empty pages left over ${ended.reduce((sum, { emptyPages }) => sum + emptyPages, 0)}`
  );
}
