import type { Migration } from './store/database.ts';
import type { Handler } from './request.ts';

/** How faithfully an operation answers. Anything but `faithful` says how it differs. */
export type Support =
  | { readonly support: 'faithful' }
  | { readonly support: 'partial' | 'refused'; readonly differs: string };

/** An operation that the tenant answers. */
export type ServedOperation = Support & { readonly handle: Handler };

/** A family of resources: its tables and its operations. */
export interface Feature {
  readonly name: string;
  readonly migrations: readonly Migration[];
  /** By operationId of API v2. */
  readonly operations: Readonly<Record<string, ServedOperation>>;
}
