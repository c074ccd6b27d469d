import { TenantApiError } from '../api-error.ts';
import type { Call, TaskHandler } from '../request.ts';
import type { Migration } from '../store/database.ts';
import type { TenantBase } from '../tenant-context.ts';
import { TaskFailure, type Tasks, type TaskState } from './tasks.ts';

/** The table of tasks. */
export const taskMigrations: readonly Migration[] = [
  {
    id: 'tasks/1-tasks',
    sql: `
      CREATE TABLE tasks (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        operation TEXT NOT NULL,
        call TEXT NOT NULL,
        state TEXT NOT NULL,
        due_ms INTEGER NOT NULL,
        ended_ms INTEGER
      ) STRICT;
      CREATE INDEX tasks_open ON tasks (number) WHERE ended_ms IS NULL;
      CREATE INDEX tasks_ended ON tasks (ended_ms) WHERE ended_ms IS NOT NULL;
    `,
  },
  {
    // The call of a task that has ended is no longer known, so only tenant admins read it.
    id: 'tasks/2-starter',
    sql: `
      ALTER TABLE tasks ADD COLUMN starter_id TEXT NOT NULL DEFAULT '';
      UPDATE tasks SET starter_id = call ->> '$.principal.id' WHERE ended_ms IS NULL;
    `,
  },
];

/** How tasks run. */
export interface TasksOptions {
  /** How long a task stays `RUNNING` before its work is done, by the tenant's clock. Default 0. */
  readonly delayMs?: number;
  /** How long a task that has ended can be asked for. Default 30 minutes. */
  readonly keptMs?: number;
  /** The work of an operation's tasks. */
  readonly handler: (operationId: string) => TaskHandler | undefined;
  /** The message with which a task fails instead of being done. Default: none does. */
  readonly failure?: (operationId: string) => string | undefined;
  /** Hears of what no handler should throw. */
  readonly onFault: (error: unknown) => void;
}

/** Tasks that are kept in the database and run one after another in this process. */
export function createTasks({ db, clock, ids }: TenantBase, options: TasksOptions): Tasks {
  const { delayMs = 0, keptMs = 30 * 60_000, handler, failure: asked, onFault } = options;
  const insert = db.prepare(
    'INSERT INTO tasks (id, operation, call, state, due_ms, starter_id) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const due = db.prepare<{ number: number; operation: string; call: string }>(
    'SELECT number, operation, call FROM tasks WHERE ended_ms IS NULL AND due_ms <= ? ORDER BY number LIMIT 1',
  );
  const earliest = db.prepare<{ due_ms: number | null }>(
    'SELECT min(due_ms) AS due_ms FROM tasks WHERE ended_ms IS NULL',
  );
  const end = db.prepare("UPDATE tasks SET state = ?, ended_ms = ?, call = '' WHERE number = ?");
  const forget = db.prepare('DELETE FROM tasks WHERE ended_ms <= ?');
  const read = db.prepare<{ state: string; operation: string; starter_id: string }>(
    'SELECT state, operation, starter_id FROM tasks WHERE id = ?',
  );
  let timer: NodeJS.Timeout | undefined;
  let nextDueMs = Number.POSITIVE_INFINITY;
  let closed = false;

  const attempt = (operationId: string, stored: string): TaskState => {
    const run = handler(operationId);
    if (!run) return { status: 'FAILED', message: `This version of the tenant has no task ${operationId}.` };
    const message = asked?.(operationId);
    if (message !== undefined) return failure(new TaskFailure(message));
    const outcome = run(JSON.parse(stored) as Call);
    return outcome instanceof TaskFailure ? failure(outcome) : { status: 'SUCCEEDED', response: outcome };
  };

  const failed = (error: unknown): TaskState => {
    if (error instanceof TenantApiError) {
      return failure(new TaskFailure(error.message, error.extra['errors']));
    }
    onFault(error);
    return { status: 'FAILED', message: 'The task ended with an internal error.' };
  };

  // Also when nobody asks for the task; never before the answer to its call has gone out.
  const wake = (): void => {
    const at = earliest.get()?.due_ms;
    clearTimeout(timer);
    nextDueMs = at ?? Number.POSITIVE_INFINITY;
    if (!closed && typeof at === 'number') timer = setTimeout(runDue, Math.max(0, at - clock.now())).unref();
  };

  const runDue = (): void => {
    if (closed) return;
    // Within someone else's transaction a task that fails could not be undone alone.
    const free = db.transactionNumber === 0;
    for (let next = free && due.get(clock.now()); next; next = due.get(clock.now())) {
      const { number, operation, call } = next;
      try {
        // The work and its outcome are kept together or not at all, so a killed process never does it twice.
        db.transaction(() => end.run(JSON.stringify(attempt(operation, call)), clock.now(), number));
      } catch (error) {
        db.transaction(() => end.run(JSON.stringify(failed(error)), clock.now(), number));
      }
    }
    wake();
  };

  return {
    start: (call, idPrefix) => {
      const id = idPrefix === undefined ? ids.uuid() : ids.next(idPrefix);
      forget.run(clock.now() - keptMs);
      const dueMs = clock.now() + delayMs;
      insert.run(id, call.operation.id, JSON.stringify(call), '{"status":"RUNNING"}', dueMs, call.principal.id);
      wake();
      return id;
    },
    state: ({ id, isTenantAdmin }, taskId) => {
      forget.run(clock.now() - keptMs);
      const row = read.get(taskId);
      if (!row || (row.starter_id !== id && !isTenantAdmin)) return undefined;
      return JSON.parse(row.state) as TaskState;
    },
    operationOf: (taskId) => read.get(taskId)?.operation,
    runDue,
    runOverdue: () => {
      if (nextDueMs < clock.now()) runDue();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
    },
  };
}

function failure({ message, errors }: TaskFailure): TaskState {
  return { status: 'FAILED', message, ...(errors === undefined ? {} : { errors }) };
}
