import { nameOfAsker } from '@ligase/plugin-acting';
import type { Configuration } from '@ligase/plugin-configuration/contract';
import { taskSummary, type TaskSummary } from '@ligase/plugin-tasks';
import type { Task, Tasks } from '@ligase/plugin-tasks/contract';
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

/** What of a task its card shows. */
export interface ShownTask extends TaskSummary {
  /** Whether it can be approved or declined now. */
  readonly isWaiting: boolean;
  /** The name of whoever asked for the status that it has. */
  readonly answeredBy?: string;
  readonly reason?: string;
}

/** What a card shows of a task. */
export async function shownTask(
  tasks: Tasks,
  task: Task,
  { approved, declined, askedByField, reasonField }: Approval,
): Promise<ShownTask> {
  const textIn = (field: string | undefined): string => {
    const value = field === undefined ? undefined : task.fields[field]?.value;
    return typeof value === 'string' ? value : '';
  };
  const [askedBy, reason] = [textIn(askedByField), textIn(reasonField)];
  return {
    isWaiting: await tasks.awaits(task, [approved, declined]),
    ...taskSummary(task, reasonField === undefined ? [askedByField] : [askedByField, reasonField]),
    ...(askedBy !== '' && { answeredBy: nameOfAsker(askedBy) }),
    ...(reason !== '' && { reason }),
  };
}
