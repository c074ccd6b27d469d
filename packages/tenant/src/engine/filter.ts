import type { Database, SqlValue } from '../store/database.ts';

/** A piece of a WHERE clause over `items`, and its values in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** The same in the form that finds all that match soonest, when that is not the one that finds the first of them soonest. */
  readonly whole?: Omit<Condition, 'whole'>;
  /** Whether it is known to lead to few items by a look-up of its own. */
  readonly few?: boolean;
}

/** What a filter may look at. */
export interface Asking {
  readonly db: Database;
  /** What the caller may read of any item. */
  readonly readable: readonly Condition[];
}

/** Turns a query parameter into a condition. @throws {TenantApiError} 400 for a value that it does not take. */
export type Filter = (value: string, parameter: string, asking: Asking) => Condition;
