import type { TenantClock } from './clock.ts';

/** A clock that can be moved ahead. */
export interface MovableClock extends TenantClock {
  /** Time never goes back: tokens, windows and audit rows rely on that. */
  advance(ms: number): void;
}

/** A clock that runs with `base` and is ahead of it by what it was advanced; without `base` it stands still at `startMs`. */
export function movableClock(options: { readonly base?: TenantClock; readonly startMs?: number } = {}): MovableClock {
  const { base, startMs = Date.UTC(2026, 0, 1) } = options;
  let ahead = 0;
  return {
    now: () => (base ? base.now() : startMs) + ahead,
    advance: (ms) => {
      if (!(ms >= 0)) throw new RangeError(`A clock can only be moved ahead by 0 ms or more, not by ${ms}.`);
      ahead += ms;
    },
  };
}
