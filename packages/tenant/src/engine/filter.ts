import type { SqlValue } from '../store/database.ts';

/** A piece of a WHERE clause over `items`, and its values in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/**
 * Turns a query parameter into a condition; `readable` is what the caller may read of any item.
 * @throws {TenantApiError} 400 for a value that it does not take.
 */
export type Filter = (value: string, parameter: string, readable?: readonly Condition[]) => Condition;
