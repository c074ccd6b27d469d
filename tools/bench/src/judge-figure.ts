import type { Figure } from './bench.ts';

/**
 * How a figure stands to its goal. `near` is past it by no more than two runs differ; `unreachable` when the floor of the same
 * run is past it, too.
 */
export type Verdict = 'ok' | 'near' | 'missed' | 'unreachable';

// Two runs on one machine differ by up to a tenth, two machines by more (docs/decisions/083).
const noise = 1.15;

/** Holds a figure against its goal; `undefined` when it has none. */
export function judgeFigure({ value, goal, floor }: Figure): Verdict | undefined {
  if (goal === undefined) return undefined;
  if (value <= goal) return 'ok';
  if (value <= goal * noise) return 'near';
  return floor !== undefined && floor > goal ? 'unreachable' : 'missed';
}
