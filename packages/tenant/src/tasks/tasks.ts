import type { Principal } from '../identity/principal.ts';
import type { Call } from '../request.ts';

/** How every operation that reads a task differs from Benchling, as far as is known. */
export const taskReadersDiffer = 'Only who started a task and tenant admins may read it, which is inferred.';

/** How a task stands, as `getTask` answers it. */
export type TaskState =
  | { readonly status: 'RUNNING' }
  | { readonly status: 'SUCCEEDED'; readonly response: object }
  | { readonly status: 'FAILED'; readonly message: string; readonly errors?: unknown };

/** What a task gives when it fails but what it wrote shall stay, such as the state of an item. */
export class TaskFailure {
  readonly message: string;
  readonly errors: unknown;
  constructor(message: string, errors?: unknown) {
    this.message = message;
    this.errors = errors;
  }
}

/** Work that goes on after its call was answered. Kept in the database, so that a restart takes it up again. */
export interface Tasks {
  /** Keeps the call and gives the task's id. Its work is done soon after, tasks in the order they came. */
  start(call: Call, idPrefix?: string): string;
  /**
   * `undefined` when there is no such task, or it ended more than 30 minutes ago, or the principal neither started it nor
   * is a tenant admin: a task holds what its call answers. Who may read a task is inferred.
   */
  state(principal: Principal, taskId: string): TaskState | undefined;
  /** The operation whose task it is. */
  operationOf(taskId: string): string | undefined;
  /** Does the work of every task that is due; soon, when it is called within a transaction. */
  runDue(): void;
  /** Does the work of tasks whose time has passed, as when a clock was moved ahead of the timers; costs nothing when there are none. */
  runOverdue(): void;
  close(): void;
}
