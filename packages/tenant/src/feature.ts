import type { Migration } from './store/database.ts';
import type { Call, Handler, Mount, RawHandler, TaskHandler } from './request.ts';

/** How faithfully an operation answers. Anything but `faithful` says how it differs. */
export type Support =
  | { readonly support: 'faithful' }
  | { readonly support: 'partial' | 'refused'; readonly differs: string };

/**
 * An operation that the tenant answers.
 *
 * - `handle` answers at once.
 * - `runTask` runs after the call was answered with 202 and a task id; `accept` may refuse the call before that,
 *   and write what shall be seen while the task runs.
 * - `handleRaw` answers without a principal and without checks; only the token operation does.
 */
export type ServedOperation = Support & {
  /** Whether its calls do not count against the limits. Default no. */
  readonly unmetered?: boolean;
} & (
    | { readonly handle: Handler; readonly runTask?: undefined; readonly handleRaw?: undefined }
    | {
        readonly runTask: TaskHandler;
        readonly accept?: (call: Call) => void;
        /** Of API v3: below what path the task is asked for, such as `/tasks/bulk`. */
        readonly taskPath?: string;
        readonly handle?: undefined;
        readonly handleRaw?: undefined;
      }
    | { readonly handleRaw: RawHandler; readonly handle?: undefined; readonly runTask?: undefined }
  );

/** A family of resources: its tables and its operations. */
export interface Feature {
  readonly name: string;
  readonly migrations?: readonly Migration[];
  /** By operationId of API v2. */
  readonly operations?: Readonly<Record<string, ServedOperation>>;
  /** By operationId of API v3. */
  readonly operationsV3?: Readonly<Record<string, ServedOperation>>;
  /** Routes outside of both, by the prefix of their path, such as `/control/`. The feature does their authentication. */
  readonly mounts?: Readonly<Record<string, Mount>>;
  /** Whether requests to its mounts stay out of the request log. Default no. */
  readonly unlogged?: boolean;
  /** Takes up work that was left: once the tenant is reached at its address, and when its data was put back to an image. */
  readonly resume?: () => void;
  /** Ends work that goes on by itself; the data is closed after it. */
  readonly close?: () => Promise<void>;
}
