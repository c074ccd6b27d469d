import type { AuditOutcome, AuditRecord } from './audit-record.ts';

/** Which records of a trail to give. What is left out does not narrow. */
export interface TrailFilter {
  /** The id of an object. Only the ids that a record keeps are looked through. */
  readonly target?: string;
  /** An action, or with `*` at its end all that begin so: `entry.*`. */
  readonly action?: string;
  readonly outcome?: AuditOutcome;
  readonly actorId?: string;
  readonly workflow?: string;
  readonly runId?: string;
  readonly correlationId?: string;
  readonly taskId?: string;
  /** From this moment on. */
  readonly since?: Date;
  /** Up to, and without, this moment. */
  readonly until?: Date;
}

/** Makes the test of a filter. */
export function matches(filter: TrailFilter): (record: AuditRecord) => boolean {
  const { target, action, since, until } = filter;
  return (record) =>
    (target === undefined || record.targets.includes(target)) &&
    (action === undefined || matchesAction(action, record.action)) &&
    same(filter.outcome, record.outcome) &&
    same(filter.actorId, record.actor.id) &&
    same(filter.workflow, record.workflow) &&
    same(filter.runId, record.runId) &&
    same(filter.correlationId, record.correlationId) &&
    same(filter.taskId, record.taskId) &&
    (since === undefined || record.at >= since.toISOString()) &&
    (until === undefined || record.at < until.toISOString());
}

function same<T>(wanted: T | undefined, found: T): boolean {
  return wanted === undefined || wanted === found;
}

function matchesAction(wanted: string, found: string): boolean {
  return wanted.endsWith('*') ? found.startsWith(wanted.slice(0, -1)) : found === wanted;
}
