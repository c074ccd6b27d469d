import { token, type ItemOutcome, type Listing, type Token } from '@ligase/core';
import type { FieldValues } from './field-values.ts';
import type { Put } from './put/put-by-fields.ts';
import type { StatusWanted } from './status/next-status.ts';
import type { Flowchart, Task, TaskArchiveReason, TaskGroup, TaskOutput, TaskSchema } from './task.ts';

export type { FieldValue, FieldValues } from './field-values.ts';
export type { Put } from './put/put-by-fields.ts';
export type { StatusWanted } from './status/next-status.ts';
export type {
  Flowchart,
  Task,
  TaskArchiveReason,
  TaskGroup,
  TaskLifecycle,
  TaskOutput,
  TaskSchema,
  TaskStatus,
  TaskStatusKind,
} from './task.ts';

/** What every operation may be given. */
export interface TaskCall {
  readonly signal?: AbortSignal;
}

/** What narrows every list. What is left out does not narrow; an empty list matches nothing. */
export interface ListFilter {
  readonly ids?: readonly string[];
  /** Such as `PREP1-T2`. */
  readonly displayIds?: readonly string[];
  readonly schemaId?: string;
  /** Exactly this name; of tasks and outputs it is the display id. */
  readonly name?: string;
  readonly nameIncludes?: string;
  readonly creatorIds?: readonly string[];
  /** `null` stands for "by nobody". */
  readonly watcherIds?: readonly (string | null)[];
  readonly responsibleTeamIds?: readonly (string | null)[];
  readonly modifiedAfter?: Date;
  readonly modifiedBefore?: Date;
  /** Default: `NOT_ARCHIVED`. */
  readonly archiveReason?: 'NOT_ARCHIVED' | 'ANY_ARCHIVED' | 'ANY_ARCHIVED_OR_NOT_ARCHIVED' | (string & {});
  /** How many come with one request, up to 100. Default: 50. */
  readonly pageSize?: number;
}

/** What narrows lists of tasks and outputs by what their fields hold. */
export interface FieldFilter {
  /** What fields hold, by their names; `>= 5` for numbers and dates. Needs a `schemaId`. */
  readonly fields?: Readonly<Record<string, string | number>>;
  /** Those whose fields link to any, to all, or to none of these. */
  readonly linksToAny?: readonly string[];
  readonly linksToAll?: readonly string[];
  readonly linksToNone?: readonly string[];
}

/** Which tasks to list. */
export interface TaskFilter extends ListFilter, FieldFilter {
  readonly groupIds?: readonly string[];
  /** By name or kind; needs a `schemaId`, whose lifecycle is read first. */
  readonly status?: StatusWanted;
  readonly statusIds?: readonly string[];
  /** `null` stands for tasks without an assignee. */
  readonly assigneeIds?: readonly (string | null)[];
  /** Entries in which tasks are worked on. */
  readonly executionOriginIds?: readonly string[];
  readonly executionTypes?: readonly ('DIRECT' | 'ENTRY')[];
  /** A day such as `2026-03-01`; `null` for tasks that are not scheduled. */
  readonly scheduledOn?: string | null;
  readonly scheduledBefore?: string;
  readonly scheduledAfter?: string;
}

/** Which groups to list. */
export interface TaskGroupFilter extends ListFilter {
  readonly folderId?: string;
  readonly projectId?: string;
  /** Entries that mention the groups. */
  readonly mentionedIn?: readonly string[];
  readonly executionTypes?: readonly ('DIRECT' | 'ENTRY' | 'FLOWCHART')[];
}

/** Which outputs to list. */
export interface TaskOutputFilter extends ListFilter, FieldFilter {
  readonly groupIds?: readonly string[];
  readonly taskIds?: readonly string[];
}

/** What is to be different in a task; what is left out stays. Benchling's API cannot take an assignee away. */
export interface TaskChanges {
  readonly fields?: FieldValues;
  /** Assigns the task. */
  readonly assigneeId?: string;
  /** A day such as `2026-03-01`. */
  readonly scheduledOn?: string;
}

/** A new task; it starts in the first status of its schema. */
export interface TaskDraft extends TaskChanges {
  readonly groupId: string;
}

/** One change among many. */
export interface TaskUpdate extends TaskChanges {
  readonly taskId: string;
  readonly status?: StatusWanted;
}

/** What tells a claimant from all others. */
export type ClaimMark =
  /** A text in a field of the task, such as the id of the run: tells everyone apart. */
  | { readonly field: string; readonly value: string }
  /** To whom the task is assigned: tells apps apart, but not the replicas of one. */
  | { readonly assigneeId: string };

/** How a task is claimed. */
export interface ClaimOptions {
  readonly mark: ClaimMark;
  /** Where a claimed task goes. Default: `{ kind: 'IN_PROGRESS' }`. */
  readonly to?: StatusWanted;
  /** How long others have to claim it, too, before it is looked at again. Default: 2,000. */
  readonly settleMs?: number;
}

/** Whether a task was claimed, and how it stands. */
export type Claim =
  | { readonly claimed: true; readonly task: Task }
  | {
      readonly claimed: false;
      /**
       * `taken`: somebody else has it. `closed`: there is nothing to do on it any more. `late`: it bears this mark, which was
       * under way for longer than `settleMs`, so that somebody else may have had it confirmed: a person has to decide.
       */
      readonly reason: 'taken' | 'closed' | 'late';
      readonly task: Task;
    };

/** For whom a task is answered. */
export interface AnswerOptions {
  /** A text field of the task and what is written there: who answered, and something that tells this answer from all others. */
  readonly mark: { readonly field: string; readonly value: string };
  /** What else is written with it, such as a reason. Default: nothing. */
  readonly fields?: FieldValues;
}

/** What became of an answer. */
export interface Answer {
  /** Whether the mark stands in the task. Otherwise somebody else answered it before, or at the same moment. */
  readonly isOurs: boolean;
  readonly task: Task;
}

/** By which fields something is found again. */
export interface PutOptions {
  /** Names of fields whose values together are there once; none when there can be only one. */
  readonly by: readonly string[];
}

/** A new group. */
export interface TaskGroupDraft {
  readonly schemaId: string;
  readonly folderId: string;
  /** Default: the name of the schema and a number. */
  readonly name?: string;
  readonly watcherIds?: readonly string[];
}

/** What is to be different in a group. */
export interface TaskGroupChanges {
  readonly name?: string;
  /** Moves the group. */
  readonly folderId?: string;
  readonly watcherIds?: readonly string[];
}

/** Groups of workflow tasks. */
export interface TaskGroups {
  list(filter?: TaskGroupFilter, call?: TaskCall): Listing<TaskGroup>;
  get(groupId: string, call?: TaskCall): Promise<TaskGroup>;
  /**
   * Makes a group, and tasks in it, each with its own outcome.
   * @throws {UnknownOutcomeError} when no answer came for the group; look for its name before you try again, or `put` it.
   */
  create(
    draft: TaskGroupDraft & { readonly tasks?: readonly TaskChanges[] },
    call?: TaskCall,
  ): Promise<{ readonly group: TaskGroup; readonly tasks: readonly ItemOutcome<Task>[] }>;
  /**
   * The group of this name, schema and folder, with these tasks in it: makes what is not there, and changes what is different.
   * Done again it doubles nothing.
   * @throws {InputError} when several groups or tasks are there already, which it names; nothing was sent.
   */
  put(
    draft: TaskGroupDraft & { readonly name: string; readonly tasks?: readonly (TaskChanges & WithFields)[] },
    options: PutOptions,
    call?: TaskCall,
  ): Promise<{ readonly group: TaskGroup; readonly tasks: readonly Put<Task>[] }>;
  update(groupId: string, changes: TaskGroupChanges, call?: TaskCall): Promise<TaskGroup>;
  /** Gives the ids of all that were archived. */
  archive(groupIds: readonly string[], reason: TaskArchiveReason, call?: TaskCall): Promise<readonly string[]>;
  unarchive(groupIds: readonly string[], call?: TaskCall): Promise<readonly string[]>;
}

/** Something with fields. */
export interface WithFields {
  readonly fields: FieldValues;
}

/** What workflow tasks put out. */
export interface TaskOutputs {
  list(filter?: TaskOutputFilter, call?: TaskCall): Listing<TaskOutput>;
  get(outputId: string, call?: TaskCall): Promise<TaskOutput>;
  /** @throws {UnknownOutcomeError} when no answer came: `put` looks before it makes another. */
  create(output: { readonly taskId: string } & WithFields, call?: TaskCall): Promise<TaskOutput>;
  bulkCreate(
    outputs: Iterable<{ readonly taskId: string } & WithFields>,
    call?: TaskCall,
  ): AsyncIterable<ItemOutcome<TaskOutput>>;
  update(outputId: string, fields: FieldValues, call?: TaskCall): Promise<TaskOutput>;
  bulkUpdate(
    outputs: Iterable<{ readonly outputId: string } & WithFields>,
    call?: TaskCall,
  ): AsyncIterable<ItemOutcome<TaskOutput>>;
  /**
   * The outputs of a task, found by the values of some fields: makes those that are not there, changes those that are
   * different, one after the other in this order. Done again, also after it was killed, it doubles nothing.
   * @throws {InputError} when two are the same by those fields, here or in Benchling; nothing was sent.
   */
  put(
    taskId: string,
    outputs: readonly FieldValues[],
    options: PutOptions,
    call?: TaskCall,
  ): Promise<readonly Put<TaskOutput>[]>;
  archive(outputIds: readonly string[], reason: TaskArchiveReason, call?: TaskCall): Promise<readonly string[]>;
  unarchive(outputIds: readonly string[], call?: TaskCall): Promise<readonly string[]>;
}

/** The schemas of workflow tasks. */
export interface TaskSchemas {
  list(call?: TaskCall): Listing<TaskSchema>;
  get(schemaId: string, call?: TaskCall): Promise<TaskSchema>;
}

/** How tasks of some schemas follow one another. */
export interface Flowcharts {
  /** Those that tasks execute (`task.executionFlowchartId`), and those that versions hold. */
  list(filter?: { readonly ids?: readonly string[]; readonly pageSize?: number }, call?: TaskCall): Listing<Flowchart>;
  get(flowchartId: string, call?: TaskCall): Promise<Flowchart>;
  /** The flowchart of a version: `group.flowchartConfigVersionId`, or one of `schema.flowchartConfig`. */
  ofVersion(configVersionId: string, call?: TaskCall): Promise<Flowchart>;
}

/** Workflow tasks. */
export interface Tasks {
  /** Fetched as they are read: items in a `for await`, or pages with `.pages()`. */
  list(filter?: TaskFilter, call?: TaskCall): Listing<Task>;
  /** The tasks that nobody has finished, pending or in progress, whatever their schemas call that. */
  open(filter?: Omit<TaskFilter, 'status' | 'statusIds'>, call?: TaskCall): Listing<Task>;
  /** @throws {NotFoundError} when it does not exist or the app may not see it: Benchling does not tell the two apart. */
  get(taskId: string, call?: TaskCall): Promise<Task>;
  /** @throws {UnknownOutcomeError} when no answer came: look in the group before you try again, or `put` it. */
  create(draft: TaskDraft, call?: TaskCall): Promise<Task>;
  bulkCreate(drafts: Iterable<TaskDraft>, call?: TaskCall): AsyncIterable<ItemOutcome<Task>>;
  /**
   * Tasks of a group, found by the values of some fields: makes those that are not there, changes those that are different.
   * Done again, also after it was killed, it doubles nothing.
   * @throws {InputError} when two are the same by those fields, here or in Benchling; nothing was sent.
   */
  put(
    groupId: string,
    tasks: readonly (TaskChanges & WithFields)[],
    options: PutOptions,
    call?: TaskCall,
  ): Promise<readonly Put<Task>[]>;
  /** Changes fields, assignee or day; {@link Tasks.move} changes the status. */
  update(taskId: string, changes: TaskChanges, call?: TaskCall): Promise<Task>;
  /** Changes any number of tasks. One whose status is refused has that as its outcome, and the others are changed. */
  bulkUpdate(updates: Iterable<TaskUpdate>, call?: TaskCall): AsyncIterable<ItemOutcome<Task>>;
  /**
   * Moves a task to a status by its name or kind, with other changes in the same request. A task that is there stays.
   * @throws {InputError} `STATUS_REFUSED` that says from where, to where, and where it may go.
   */
  move(taskId: string, to: StatusWanted, changes?: TaskChanges, call?: TaskCall): Promise<Task>;
  /**
   * Takes a task that is open for one claimant alone, as far as Benchling allows: it looks, writes status and mark together,
   * waits, and looks whether the mark still stands. Claimed again under the same mark it is claimed. Benchling has no write
   * that depends on what is there, so check with `isClaimedBy` before what cannot be undone; the README has what race is left.
   * @throws {InputError} when the schema lacks the field of the mark, or `STATUS_REFUSED`.
   * @throws {TimeoutError} when the mark had to wait too long for its turn, time and again; the task is open.
   */
  claim(taskId: string, options: ClaimOptions, call?: TaskCall): Promise<Claim>;
  /**
   * Answers an open task for somebody, such as by approving it: moves it, with their mark in the same request, and looks whether that
   * stands. Answered again under the same mark it changes nothing; a task that is answered so or at its end when it is looked at, right
   * before the write, stays as it is.
   * @throws {InputError} `STATUS_REFUSED` as {@link Tasks.move} does.
   */
  answer(taskId: string, to: StatusWanted, options: AnswerOptions, call?: TaskCall): Promise<Answer>;
  /** Whether a task waits for one of some answers now: it is open, and its lifecycle leads to one of them from where it is. */
  awaits(
    task: Pick<Task, 'id' | 'displayId' | 'schema' | 'archiveRecord' | 'status'>,
    answers: readonly StatusWanted[],
    call?: TaskCall,
  ): Promise<boolean>;
  /**
   * Makes a task like another in its group, not begun; its `clonedFrom` names the other.
   * @throws {UnknownOutcomeError} when no answer came.
   */
  copy(taskId: string, call?: TaskCall): Promise<Task>;
  bulkCopy(taskIds: Iterable<string>, call?: TaskCall): AsyncIterable<ItemOutcome<Task>>;
  /** Gives the ids of all that were archived. */
  archive(taskIds: readonly string[], reason: TaskArchiveReason, call?: TaskCall): Promise<readonly string[]>;
  unarchive(taskIds: readonly string[], call?: TaskCall): Promise<readonly string[]>;
  readonly groups: TaskGroups;
  readonly outputs: TaskOutputs;
  readonly schemas: TaskSchemas;
  readonly flowcharts: Flowcharts;
}

/** Names the service for workflow tasks. */
export const tasks: Token<Tasks, 'tasks'> = token<Tasks>()('tasks');
