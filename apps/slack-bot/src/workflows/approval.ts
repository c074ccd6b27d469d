import type { Configuration } from '@ligase/plugin-configuration/contract';
import { isOpen } from '@ligase/plugin-tasks';
import type { Task } from '@ligase/plugin-tasks/contract';
import type { configurationSchema } from '../configuration.ts';

/** How tasks of one schema are approved, as somebody has configured it in Benchling. */
export interface Approval {
  /** Names of statuses. */
  readonly approved: string;
  readonly declined: string;
  /** Names of text fields of the task. */
  readonly askedByField: string;
  readonly reasonField?: string;
  /** For tasks whose assignee is not in Slack. */
  readonly channel?: string;
}

/** How a task is approved; `undefined` when tasks of its schema are not approved in Slack. */
export async function approvalOf(
  configuration: Configuration<typeof configurationSchema>,
  task: Pick<Task, 'schema'>,
): Promise<Approval | undefined> {
  const { approvals } = await configuration.requireAll();
  const values = approvals.find(({ values: { taskSchema } }) => taskSchema.id === task.schema.id)?.values;
  if (values === undefined) return undefined;
  const { approvedStatus, declinedStatus, askedByField, reasonField, slackChannel } = values;
  return {
    approved: approvedStatus.name,
    declined: declinedStatus.name,
    askedByField,
    ...(reasonField !== undefined && { reasonField }),
    ...(slackChannel !== undefined && { channel: slackChannel }),
  };
}

/** What of a task its card shows, as plain data. */
export interface ShownTask {
  readonly id: string;
  readonly displayId: string;
  readonly schemaName: string;
  readonly groupName: string;
  readonly url: string;
  readonly status: string;
  /** Whether somebody can still approve or decline it. */
  readonly isOpen: boolean;
  readonly assignee?: { readonly id: string; readonly name: string };
  readonly scheduledOn?: string;
  /** What stands in its other fields, as people see it. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Who asked for the status that it has, as {@link askedByText} or a person wrote it. */
  readonly askedBy?: string;
  readonly reason?: string;
}

/** What a card shows of a task. */
export function shownTask(task: Task, approval: Approval): ShownTask {
  const { id, displayId, webURL: url, status, assignee, scheduledOn, schema, workflowTaskGroup: group } = task;
  const textIn = (field: string | undefined): string | undefined => {
    const value = field === undefined ? undefined : task.fields[field]?.value;
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const answerFields = new Set([approval.askedByField, approval.reasonField]);
  const fields = Object.entries(task.fields).flatMap(([name, { displayValue }]) =>
    typeof displayValue !== 'string' || displayValue === '' || answerFields.has(name)
      ? []
      : [[name, displayValue] as const],
  );
  const askedBy = textIn(approval.askedByField);
  const reason = textIn(approval.reasonField);
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
    fields,
    ...(askedBy !== undefined && { askedBy }),
    ...(reason !== undefined && { reason }),
  };
}

/** What stands in a task of who asked for its status: a person, and by which click. */
export function askedByText(person: { readonly name: string; readonly email: string }, correlationId: string): string {
  return `${person.name} (${person.email}) in Slack, ${correlationId}`;
}

/** The name of whoever asked for the status that a task has. */
export function whoAnswered({ askedBy }: ShownTask): string | undefined {
  return askedBy?.split(' (', 1)[0];
}
