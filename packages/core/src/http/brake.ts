/**
 * Slows an app down when Benchling refuses although the app's own budget is not spent: the ceiling of all apps together
 * and the limit on changed objects an hour do not show in headers.
 */
export interface Brake {
  /** The earliest time at which the next request may leave. */
  readonly nextAt: number;
  /** A request leaves. */
  left(now: number): void;
  /** A request was refused while its headers told that budget is left, or told nothing. */
  refused(now: number, leftAt: number): void;
  /** A request was taken. */
  taken(now: number): void;
}

const firstGapMs = 100;
const longestGapMs = 10_000;
const noGapMs = 5;
const halvingMs = 5_000;

/** Makes a brake: a refusal doubles the gap between requests, and every 5 s without one halve it. */
export function createBrake(): Brake {
  let gapMs = 0;
  let nextAt = -Infinity;
  let doubledAt = -Infinity;
  let easedAt = -Infinity;

  return {
    get nextAt() {
      return nextAt;
    },
    left(now) {
      if (gapMs > 0) nextAt = now + gapMs;
    },
    refused(now, leftAt) {
      // What left before the last doubling says nothing about the gap since.
      if (gapMs > 0 && leftAt < doubledAt) return;
      gapMs = Math.min(Math.max(gapMs * 2, firstGapMs), longestGapMs);
      doubledAt = now;
      easedAt = now;
      nextAt = now + gapMs;
    },
    taken(now) {
      if (gapMs === 0) return;
      gapMs *= 0.5 ** ((now - easedAt) / halvingMs);
      easedAt = now;
      if (gapMs < noGapMs) gapMs = 0;
    },
  };
}
