import type { Schemas } from '@ligase/benchling-api/v2';

type Sent<T, K extends keyof T> = T & { readonly [P in K]-?: Exclude<T[P], undefined> };

/** What kind of status it is, whatever a tenant calls it. */
export type TaskStatusKind = NonNullable<Schemas['WorkflowTaskStatus']['statusType']>;

/** A status that a task can be in: its id, its name on this tenant, and its kind. */
export type TaskStatus = Sent<Schemas['WorkflowTaskStatus'], 'id' | 'displayName' | 'statusType'>;

/** The statuses of a schema's tasks, and how a task moves between them. */
export interface TaskLifecycle {
  readonly name: string;
  readonly initialStatus: TaskStatus;
  readonly statuses: readonly TaskStatus[];
  readonly transitions: readonly { readonly from: TaskStatus; readonly to: TaskStatus }[];
}

/** A schema of tasks: their fields, their statuses, and the fields of their outputs. */
export type TaskSchema = Omit<
  Sent<Schemas['WorkflowTaskSchema'], 'id' | 'name' | 'fieldDefinitions' | 'executionType'>,
  'statusLifecycle'
> & { readonly statusLifecycle: TaskLifecycle };

/** A workflow task as Benchling gives it, with the members that it always sends declared as there. */
export type Task = Omit<
  Sent<
    Schemas['WorkflowTask'],
    'id' | 'displayId' | 'webURL' | 'createdAt' | 'modifiedAt' | 'fields' | 'assignee' | 'scheduledOn' | 'archiveRecord'
  >,
  'status' | 'schema' | 'workflowTaskGroup'
> & {
  readonly status: TaskStatus;
  readonly schema: { readonly id: string; readonly name?: string };
  readonly workflowTaskGroup: { readonly id: string; readonly displayId?: string; readonly name?: string };
};

/** A group of tasks of one schema, in a folder. */
export type TaskGroup = Sent<
  Schemas['WorkflowTaskGroup'],
  'id' | 'displayId' | 'name' | 'webURL' | 'createdAt' | 'modifiedAt' | 'workflowTasks'
>;

/** What a task has put out. */
export type TaskOutput = Sent<
  Schemas['WorkflowOutput'],
  'id' | 'displayId' | 'webURL' | 'createdAt' | 'modifiedAt' | 'fields'
>;

/** The nodes of a flowchart, and the arrows between them. */
export type Flowchart = Sent<Schemas['WorkflowFlowchart'], 'id' | 'nodeConfigs' | 'edgeConfigs'>;

/** Why something of a workflow is archived. */
export type TaskArchiveReason = Schemas['WorkflowTaskArchiveReason'];
