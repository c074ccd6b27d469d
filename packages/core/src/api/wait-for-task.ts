import { InputError, NotFoundError, TaskError } from '../errors/errors.ts';
import type { SecretKeeper } from '../auth/secret-keeper.ts';
import type { Clock } from '../http/ports.ts';
import type { CallOptions } from './api.ts';
import type { UntypedApi } from './create-api.ts';
import { readItemFaults } from './error-body.ts';

/** A task's id, or the reply that holds it. */
export type TaskLink = string | { readonly taskId?: string };

/** Options of waiting for a task. */
export interface WaitOptions extends Pick<CallOptions, 'signal' | 'context'> {
  /** How long to wait before giving up; the task itself goes on. Default 600,000. */
  readonly timeoutMs?: number | undefined;
}

/** What waiting for a task needs: the operations of v2, and the app's clock and secrets. */
export interface TaskContext {
  readonly api: UntypedApi;
  readonly clock: Clock;
  readonly secrets: SecretKeeper;
}

const firstPauseMs = 200;
const longestPauseMs = 10_000;
const growth = 1.5;

/**
 * Asks after a task, less and less often, until it has ended, and gives its `response`.
 * @throws {TaskError} `TASK_FAILED` with the errors of single items in `details.errors`; `TASK_EXPIRED` when Benchling no
 * longer knows the task, or it did not end in time.
 */
export async function waitForTask(
  { api, clock, secrets }: TaskContext,
  task: TaskLink,
  { signal, context, timeoutMs = 600_000 }: WaitOptions = {},
): Promise<unknown> {
  const taskId = typeof task === 'string' ? task : task.taskId;
  if (taskId === undefined || taskId === '') {
    throw new InputError('INPUT_INVALID', 'There is no task to wait for: the reply has no taskId.');
  }
  const startedAt = clock.now();
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * growth, longestPauseMs)) {
    const state = await ask(api, taskId, { signal, context });
    if (state['status'] === 'SUCCEEDED') return state['response'];
    if (state['status'] === 'FAILED') throw toFailure(taskId, secrets.censor(state) as TaskState);
    if (clock.now() + pauseMs - startedAt > timeoutMs) {
      throw new TaskError(
        'TASK_EXPIRED',
        `Task ${taskId} has not ended within ${timeoutMs} ms. It goes on in Benchling: wait for it again by its id.`,
        { details: { taskId } },
      );
    }
    await clock.sleep(pauseMs, signal);
  }
}

type TaskState = Readonly<Record<string, unknown>>;

async function ask(
  api: UntypedApi,
  taskId: string,
  options: Pick<CallOptions, 'signal' | 'context'>,
): Promise<TaskState> {
  try {
    const state = await api.request('GET /tasks/{task_id}', { path: { task_id: taskId }, ...options, priority: 'low' });
    return state as TaskState;
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    throw new TaskError(
      'TASK_EXPIRED',
      `Benchling does not know task ${taskId}: it keeps a task for 30 minutes after its end, and for its own app only. ` +
        'Look at the objects to see whether it was done.',
      { cause: error, details: { taskId } },
    );
  }
}

function toFailure(taskId: string, { message, errors }: TaskState): TaskError {
  const items = readItemFaults(errors);
  const words = typeof message === 'string' && message !== '' ? message : (items[0]?.message ?? 'without a reason');
  const more = items.length > 0 ? ` ${items.length} of its items have errors of their own.` : '';
  return new TaskError('TASK_FAILED', `Task ${taskId} failed: ${words}${more}`, {
    details: { taskId, errors: items },
  });
}
