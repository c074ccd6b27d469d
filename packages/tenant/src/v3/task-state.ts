import { notFound } from '../api-error.ts';
import type { ServedOperation } from '../feature.ts';
import type { Tasks, TaskState } from '../tasks/tasks.ts';

const statuses = { RUNNING: 'IN_PROGRESS', SUCCEEDED: 'COMPLETED', FAILED: 'FAILED' } as const;

/** How API v3 calls a task's status. */
export function statusOf({ status }: TaskState): (typeof statuses)[TaskState['status']] {
  return statuses[status];
}

/** The state of a task of certain operations. @throws {TenantApiError} 404 when there is no such task. */
export function taskOf(tasks: Tasks, id: string, isOne: (operationId: string) => boolean): TaskState {
  tasks.runDue();
  const state = isOne(tasks.operationOf(id) ?? '') ? tasks.state(id) : undefined;
  if (state === undefined) throw notFound(id);
  return state;
}

/** Answers how the task of one operation stands. */
export function operationTask(tasks: Tasks, operationId: string): ServedOperation {
  return {
    support: 'partial',
    differs: 'Whoever knows the id of a task may read it, which is inferred.',
    handle({ path }) {
      const state = taskOf(tasks, path['task_id'] ?? '', (id) => id === operationId);
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
