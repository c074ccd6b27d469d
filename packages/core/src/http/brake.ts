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
  refused(now: number): void;
  /** A request was taken. */
  taken(): void;
}

const firstGapMs = 100;
const longestGapMs = 10_000;
const noGapMs = 5;

/** Makes a brake: each refusal doubles the gap between requests, each success takes a tenth of it away. */
export function createBrake(): Brake {
  let gapMs = 0;
  let nextAt = -Infinity;
  let doubledAt = -Infinity;

  return {
    get nextAt() {
      return nextAt;
    },
    left(now) {
      if (gapMs > 0) nextAt = now + gapMs;
    },
    refused(now) {
      // Requests that were under way together are refused together; they are one piece of news.
      if (now < doubledAt + gapMs) return;
      gapMs = Math.min(Math.max(gapMs * 2, firstGapMs), longestGapMs);
      doubledAt = now;
      nextAt = now + gapMs;
    },
    taken() {
      if (gapMs === 0) return;
      gapMs *= 0.9;
      if (gapMs < noGapMs) gapMs = 0;
    },
  };
}
