import type { Clock, HttpRequest, HttpResponse } from '@ligase/core';
import type { AuditEntry, AuditOrigin } from '../audit-record.ts';
import { targetsOfTask } from './audit-targets.ts';

/** What a record says of a task's end. */
export type TaskEnd = Omit<AuditEntry, keyof AuditOrigin>;

/** The tasks that a recorded change was handed to, and whose end was not seen yet. */
export interface AcceptedTasks {
  accept(taskId: string): void;
  /** The end of such a task, when a call that looks at it shows that. Given once. */
  endIn(request: HttpRequest, reply: HttpResponse): TaskEnd | undefined;
}

// Benchling forgets a task 30 minutes after its end; a client that never looks must not cost memory for ever.
const remembered = 10_000;

/** Remembers tasks, the latest 10,000. */
export function acceptedTasks(clock: Clock): AcceptedTasks {
  const since = new Map<string, number>();
  return {
    accept(taskId) {
      since.set(taskId, clock.now());
      const [oldest] = since.keys();
      if (since.size > remembered && oldest !== undefined) since.delete(oldest);
    },
    endIn({ operation, pathValues, trace }, reply) {
      const [taskId] = pathValues;
      if (operation.id !== 'getTask' || taskId === undefined || reply.status !== 200) return undefined;
      const { status, response } = (reply.body ?? {}) as { readonly status?: unknown; readonly response?: unknown };
      const startedAt = since.get(taskId);
      if (startedAt === undefined || (status !== 'SUCCEEDED' && status !== 'FAILED')) return undefined;
      since.delete(taskId);
      const outcome = status === 'SUCCEEDED' ? 'succeeded' : 'failed';
      return {
        action: `task.${outcome}`,
        operationId: operation.id,
        ...targetsOfTask(response),
        outcome,
        status: reply.status,
        attempts: trace.attempts,
        durationMs: clock.now() - startedAt,
        taskId,
      };
    },
  };
}
