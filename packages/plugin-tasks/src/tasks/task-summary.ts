import type { Task } from '../task.ts';
import { isOpen } from './answer-task.ts';

/** A task at a glance, as plain data: for whoever is shown it. */
export interface TaskSummary {
  readonly id: string;
  readonly displayId: string;
  readonly schemaName: string;
  readonly groupName: string;
  readonly url: string;
  /** As people see it; `Archived` for one that is. */
  readonly status: string;
  /** Whether somebody can still bring it to an end. */
  readonly isOpen: boolean;
  readonly assignee?: { readonly id: string; readonly name: string };
  readonly scheduledOn?: string;
  /** What stands in its fields, as people see it; empty ones are left out. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** Sums up a task, without the fields of these names. */
export function taskSummary(task: Task, without: readonly string[] = []): TaskSummary {
  const { id, displayId, webURL: url, status, assignee, scheduledOn, schema, workflowTaskGroup: group } = task;
  return {
    id,
    displayId,
    schemaName: schema.name ?? 'Task',
    groupName: group.name ?? group.displayId ?? group.id,
    url,
    status: task.archiveRecord === null ? status.displayName : 'Archived',
    isOpen: isOpen(task),
    ...(assignee?.id !== undefined && { assignee: { id: assignee.id, name: assignee.name ?? assignee.id } }),
    ...(scheduledOn !== null && { scheduledOn }),
    fields: Object.entries(task.fields).flatMap(([name, { displayValue }]) =>
      typeof displayValue !== 'string' || displayValue === '' || without.includes(name)
        ? []
        : [[name, displayValue] as const],
    ),
  };
}
