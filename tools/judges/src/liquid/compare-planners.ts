import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { largest, type PlannerTime } from './time-planners.ts';

/** What is held of one piece of work. */
export interface PlannerVerdict {
  readonly line: string;
  readonly isMet: boolean;
}

/** How many times as fast as robotools our planners are to be. */
const wantedRatio = 10;
/** What a transfer may take more at the largest size: twice would be growth with the square of half the size. */
const mostGrowth = 1.5;

/** How long robotools takes for the same work, in ms; in words why that is not known. */
export function timeRobotools(python: string): Readonly<Record<string, number>> | string {
  const script = fileURLToPath(new URL('../../liquid/time_robotools.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(python, [script], { encoding: 'utf8' });
  if (status !== 0) return stderr.trim().split('\n').at(-1) ?? 'it failed';
  return JSON.parse(stdout) as Readonly<Record<string, number>>;
}

/** Holds our times against those of robotools, where there are some, and against growth as large as that of the work. */
export function comparePlanners(
  times: readonly PlannerTime[],
  theirs: Readonly<Record<string, number>>,
): readonly PlannerVerdict[] {
  return times.map(({ work, timeMs, growth }) => {
    const theirMs = theirs[work.theirs ?? ''];
    const ratio = theirMs === undefined ? undefined : theirMs / timeMs;
    const beside =
      theirMs === undefined || ratio === undefined
        ? 'not timed there'
        : `${theirMs.toFixed(1)} ms there, ${ratio.toFixed(1)} times as fast (goal ${wantedRatio})`;
    const isMet = growth <= mostGrowth && (ratio === undefined || ratio >= wantedRatio);
    return {
      isMet,
      line: `${work.name}: ${timeMs.toFixed(1)} ms here, ${beside}; a transfer of ${largest} times as many takes ${growth.toFixed(2)} of the time (at most ${mostGrowth})`,
    };
  });
}
