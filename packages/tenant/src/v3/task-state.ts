import { notFound } from '../api-error.ts';
import type { ServedOperation } from '../feature.ts';
import type { Call } from '../request.ts';
import { taskReadersDiffer, type Tasks, type TaskState } from '../tasks/tasks.ts';

const statuses = { RUNNING: 'IN_PROGRESS', SUCCEEDED: 'COMPLETED', FAILED: 'FAILED' } as const;

/** How API v3 calls a task's status. */
export function statusOf({ status }: TaskState): (typeof statuses)[TaskState['status']] {
  return statuses[status];
}

/**
 * The state of the task that the path names, of certain operations.
 * @throws {TenantApiError} 404 when there is no such task, or it is another caller's.
 */
export function taskOf(
  tasks: Tasks,
  { principal, path }: Pick<Call, 'principal' | 'path'>,
  isOne: (operationId: string) => boolean,
): TaskState {
  const id = path['task_id'] ?? '';
  tasks.runDue();
  const state = isOne(tasks.operationOf(id) ?? '') ? tasks.state(principal, id) : undefined;
  if (state === undefined) throw notFound(id);
  return state;
}

/** Answers how the task of one operation stands. */
export function operationTask(tasks: Tasks, operationId: string): ServedOperation {
  return {
    support: 'partial',
    differs: taskReadersDiffer,
    handle(call) {
      const state = taskOf(tasks, call, (id) => id === operationId);
      return {
        body: {
          status: statusOf(state),
          message: state.status === 'FAILED' ? state.message : '',
          result: state.status === 'SUCCEEDED' ? state.response : null,
        },
      };
    },
  };
}
