import type { Operation } from '@ligase/benchling-api';
import type { Principal } from '../identity/principal.ts';

/** The state of a caller's window after one request was counted. */
export interface Allowance {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until the window ends, rounded up. */
  readonly resetSeconds: number;
}

/** Counts requests against the windows of apps and of user keys, and objects against that of the whole tenant. */
export interface Limits {
  take(principal: Principal, operation?: Pick<Operation, 'id' | 'rateTier'>): Allowance;
  /**
   * Whether one more object may be created or updated; it is counted then.
   * When it may not, what its transaction had counted is forgotten.
   */
  takeObject(transactionNumber: number): boolean;
  /** How many requests each tier of API v3 allows, from tier 1 on; `undefined` when tiers are not counted. */
  tierLimits(): readonly number[] | undefined;
}
