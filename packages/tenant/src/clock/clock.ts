/** The tenant's time, which tests and the control API can move. */
export interface TenantClock {
  /** Milliseconds since 1970. */
  now(): number;
}

/** Makes the random tails of ids; handed in so that tests are repeatable. */
export interface Ids {
  /** An id such as `etr_x7Kd02Lm`: the prefix, then eight (or `length`) characters of base 62. */
  next(prefix: string, length?: number): string;
  uuid(): string;
  /** Fresh random bytes for secrets; never predictable, also in tests unless they hand in their own. */
  secretBytes(count: number): Uint8Array;
}
