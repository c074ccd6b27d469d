import type { Principal } from '../identity/principal.ts';

/** The state of a caller's window after one request was counted. */
export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window ends, rounded up. */
  readonly resetSeconds: number;
}

/** Counts requests against the windows of apps and of user keys. */
export interface Limits {
  take(principal: Principal): Allowance;
}
