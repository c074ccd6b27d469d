/** What a server answers about one request, and whether it takes it. */
export interface RateVerdict {
  readonly taken: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds, rounded up, as Benchling tells them. */
  readonly resetS: number;
}

/** A server's rate limit: asked with the time, it counts the request or refuses it. */
export type RateLimit = (now: number) => RateVerdict;

/** So many requests in each window of the calendar. */
export function fixedWindow(limit: number, windowMs: number, used = 0): RateLimit {
  let windowIndex: number | undefined;
  let count = used;
  return (now) => {
    const index = Math.floor(now / windowMs);
    windowIndex ??= index;
    if (index !== windowIndex) count = 0;
    windowIndex = index;
    const taken = count < limit;
    if (taken) count += 1;
    return { taken, limit, remaining: limit - count, resetS: Math.ceil(((index + 1) * windowMs - now) / 1000) };
  };
}

/** So many requests in any stretch of that length; reset tells when the oldest leaves it. */
export function slidingWindow(limit: number, windowMs: number): RateLimit {
  const times: number[] = [];
  return (now) => {
    while (times.length > 0 && (times[0] ?? 0) <= now - windowMs) times.shift();
    const taken = times.length < limit;
    if (taken) times.push(now);
    const oldest = times[0] ?? now;
    return { taken, limit, remaining: limit - times.length, resetS: Math.ceil((oldest + windowMs - now) / 1000) };
  };
}

/** A bucket that refills all the time; reset tells when it holds a whole request again. */
export function refillingBucket(size: number, perSecond: number): RateLimit {
  let level = size;
  let at: number | undefined;
  return (now) => {
    level = Math.min(size, level + ((now - (at ?? now)) / 1000) * perSecond);
    at = now;
    const taken = level >= 1;
    if (taken) level -= 1;
    return {
      taken,
      limit: size,
      remaining: Math.floor(level),
      resetS: Math.ceil((1 - Math.min(level, 1)) / perSecond),
    };
  };
}
