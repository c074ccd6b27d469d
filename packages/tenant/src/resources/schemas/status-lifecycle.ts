import { invalidRequest } from '../../api-error.ts';
import type { Ids } from '../../clock/clock.ts';

/** The kinds of statuses that a workflow task can be in. */
export const statusTypes = ['PENDING', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'CANCELLED', 'INVALID'] as const;

/** A status of a workflow task, as the API shows it. */
export interface TaskStatus {
  readonly id: string;
  readonly displayName: string;
  readonly statusType: (typeof statusTypes)[number];
}

/** The statuses of a schema's tasks, and how a task moves between them. */
export interface StatusLifecycle {
  readonly id: string;
  readonly name: string;
  readonly initialStatus: TaskStatus;
  readonly statuses: readonly TaskStatus[];
  readonly transitions: readonly { readonly from: TaskStatus; readonly to: TaskStatus }[];
}

/** What a new lifecycle is made of; statuses are named by their display names. */
export interface LifecycleSettings {
  /** Default `Direct Completion`. */
  readonly name?: string;
  readonly statuses: readonly (Omit<TaskStatus, 'id'> & { readonly id?: string })[];
  readonly transitions: readonly { readonly from: string; readonly to: string }[];
  /** Default: the first status. */
  readonly initialStatus?: string;
}

const direct: LifecycleSettings = {
  statuses: [
    { displayName: 'Pending', statusType: 'PENDING' },
    { displayName: 'In Progress', statusType: 'IN_PROGRESS' },
    { displayName: 'Completed', statusType: 'COMPLETED' },
    { displayName: 'Failed', statusType: 'FAILED' },
    { displayName: 'Cancelled', statusType: 'CANCELLED' },
  ],
  transitions: [
    { from: 'Pending', to: 'In Progress' },
    { from: 'Pending', to: 'Cancelled' },
    { from: 'In Progress', to: 'Completed' },
    { from: 'In Progress', to: 'Failed' },
    { from: 'In Progress', to: 'Cancelled' },
  ],
};

/** Makes a lifecycle; without settings the one of tasks that are worked on and then done. @throws {TenantApiError} 400 */
export function createLifecycle(ids: Ids, settings: LifecycleSettings = direct): StatusLifecycle {
  const { name = 'Direct Completion', initialStatus } = settings;
  const statuses = settings.statuses.map(({ id = ids.next('wfts_'), displayName, statusType }): TaskStatus => ({
    id,
    displayName,
    statusType,
  }));
  const called = (wanted: string | undefined): TaskStatus => {
    const named = statuses.filter(({ displayName }) => displayName === wanted);
    const [status] = named;
    if (status && named.length === 1) return status;
    const offered = statuses.map(({ displayName }) => displayName).join(', ');
    throw invalidRequest(`Lifecycle ${name} must have one status "${wanted}". It has: ${offered || 'none'}.`);
  };
  return {
    id: ids.next('prstswf_'),
    name,
    initialStatus: called(initialStatus ?? statuses[0]?.displayName),
    statuses,
    transitions: settings.transitions.map(({ from, to }) => ({ from: called(from), to: called(to) })),
  };
}

/** The status with this id, when a task may move to it. @throws {TenantApiError} 400 that names where it may move. */
export function nextStatus({ statuses, transitions }: StatusLifecycle, from: TaskStatus, toId: string): TaskStatus {
  const to = statuses.find(({ id }) => id === toId);
  if (to && (to.id === from.id || transitions.some((step) => step.from.id === from.id && step.to.id === to.id)))
    return to;
  const offered = transitions
    .filter((step) => step.from.id === from.id)
    .map((step) => `${step.to.displayName} (${step.to.id})`);
  const what = to ? `A task cannot go from "${from.displayName}" to "${to.displayName}"` : 'There is no such status';
  throw invalidRequest(
    `Invalid statusId: ${toId}. ${what}. From "${from.displayName}" it can go to: ${offered.join(', ') || 'none'}.`,
    { invalidId: toId },
  );
}
