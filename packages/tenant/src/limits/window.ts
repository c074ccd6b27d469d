import type { Allowance } from './limits.ts';

/** How requests are counted over time. */
export type WindowKind = 'fixed' | 'sliding' | 'bucket';

/** Counts one caller's requests. */
export interface Window {
  /** Whether one more request fits, and the state after it was counted; one that does not fit is not counted. */
  take(now: number): Allowance;
  /** The same without counting. */
  look(now: number): Allowance;
  /** Gives back what `take` counted last. */
  giveBack(): void;
}

/** How many requests in how much time. */
export interface WindowOptions {
  readonly limit: number;
  readonly periodMs: number;
}

const kinds: Readonly<Record<WindowKind, (options: WindowOptions) => Window>> = {
  fixed: fixedWindow,
  sliding: slidingWindow,
  bucket: bucketWindow,
};

/** A window of the given kind, with nothing counted. */
export function createWindow(kind: WindowKind, options: WindowOptions): Window {
  return kinds[kind](options);
}

function fixedWindow({ limit, periodMs }: WindowOptions): Window {
  let start = Number.NEGATIVE_INFINITY;
  let used = 0;
  const look = (now: number): Allowance => {
    // Windows follow the clock and not a caller's first request, so that all callers' windows turn together.
    const current = now - (now % periodMs);
    if (current !== start) {
      start = current;
      used = 0;
    }
    return allowance(used < limit, limit, limit - used, start + periodMs - now);
  };
  return counted(
    look,
    () => used++,
    () => used--,
  );
}

function slidingWindow({ limit, periodMs }: WindowOptions): Window {
  let times: number[] = [];
  const look = (now: number): Allowance => {
    if ((times[0] ?? now) <= now - periodMs) times = times.filter((time) => time > now - periodMs);
    const oldest = times[0] ?? now;
    return allowance(times.length < limit, limit, limit - times.length, oldest + periodMs - now);
  };
  return counted(
    look,
    (now) => times.push(now),
    () => times.pop(),
  );
}

function bucketWindow({ limit, periodMs }: WindowOptions): Window {
  let tokens = limit;
  let at = Number.NEGATIVE_INFINITY;
  const look = (now: number): Allowance => {
    if (now > at) {
      tokens = Math.min(limit, tokens + ((now - at) * limit) / periodMs);
      at = now;
    }
    return allowance(tokens >= 1, limit, Math.floor(tokens), ((limit - tokens) * periodMs) / limit);
  };
  return counted(
    look,
    () => tokens--,
    () => tokens++,
  );
}

function counted(look: Window['look'], count: (now: number) => void, uncount: () => void): Window {
  return {
    look,
    take(now) {
      if (!look(now).allowed) return look(now);
      count(now);
      return { ...look(now), allowed: true };
    },
    giveBack: uncount,
  };
}

function allowance(allowed: boolean, limit: number, remaining: number, leftMs: number): Allowance {
  return { allowed, limit, remaining: Math.max(0, remaining), resetSeconds: Math.max(0, Math.ceil(leftMs / 1000)) };
}
