import { InputError } from '@ligase/core';
import type { Task, TaskSchema, TaskStatus, TaskStatusKind } from '../task.ts';

/** A status by its name on the tenant or its id, or any one of a kind. */
export type StatusWanted = string | { readonly kind: TaskStatusKind };

/** What is looked at to move a task. */
export type TaskInStatus = Pick<Task, 'id' | 'displayId' | 'status'>;

/** Whether a status is the one that is wanted. */
export function isStatus({ id, displayName, statusType }: TaskStatus, wanted: StatusWanted): boolean {
  return typeof wanted === 'string' ? displayName === wanted || id === wanted : statusType === wanted.kind;
}

/**
 * The statuses of a schema that are the ones wanted.
 * @throws {InputError} `STATUS_REFUSED` when there are none; it lists those that there are.
 */
export function statusesOf({ name, statusLifecycle: { statuses } }: TaskSchema, wanted: StatusWanted): TaskStatus[] {
  const found = statuses.filter((status) => isStatus(status, wanted));
  if (found.length > 0) return found;
  throw new InputError(
    'STATUS_REFUSED',
    `Tasks of schema ${name} have no status ${typeof wanted === 'string' ? `"${wanted}"` : `of kind ${wanted.kind}`}. They have: ${statuses.map(shown).join(', ')}.`,
    { details: { to: wanted, allowed: statuses.map(({ displayName }) => displayName) } },
  );
}

/**
 * The status to which a task goes: the one that it has, when that is wanted, or else one transition away.
 * @throws {InputError} `STATUS_REFUSED` that says from where, to where, and where it may go.
 */
export function nextStatus(schema: TaskSchema, task: TaskInStatus, wanted: StatusWanted): TaskStatus {
  const candidates = statusesOf(schema, wanted);
  const { id, displayId, status: from } = task;
  if (candidates.some((status) => status.id === from.id)) return from;
  const next = schema.statusLifecycle.transitions.flatMap((step) => (step.from.id === from.id ? step.to : []));
  const [to, ...others] = next.filter((status) => candidates.some((candidate) => candidate.id === status.id));
  if (to !== undefined && others.length === 0) return to;
  const offered = next.map(shown).join(', ') || 'nowhere';
  const problem =
    to === undefined
      ? `cannot go from ${shown(from)} to ${called(wanted)}`
      : `can go from ${shown(from)} to more than ${called(wanted)}; say which by its name`;
  throw new InputError('STATUS_REFUSED', `Task ${displayId} (${id}) ${problem}. It can go to: ${offered}.`, {
    details: {
      taskId: id,
      from: from.displayName,
      to: typeof wanted === 'string' ? wanted : wanted.kind,
      allowed: next.map(({ displayName }) => displayName),
    },
  });
}

/** Whether the lifecycle leads in one step from the status of a task to one of these. */
export function leadsTo(schema: TaskSchema, { status: from }: TaskInStatus, wanted: readonly StatusWanted[]): boolean {
  const next = schema.statusLifecycle.transitions.flatMap((step) => (step.from.id === from.id ? step.to : []));
  return next.some((status) => wanted.some((one) => isStatus(status, one)));
}

function shown({ displayName, statusType }: TaskStatus): string {
  return `"${displayName}" (${statusType})`;
}

function called(wanted: StatusWanted): string {
  return typeof wanted === 'string' ? `"${wanted}"` : `one of kind ${wanted.kind}`;
}
