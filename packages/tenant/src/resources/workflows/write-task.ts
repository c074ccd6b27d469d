import { invalidRequest } from '../../api-error.ts';
import { demandParties } from '../../entities/place-entity.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import { missingFields, writeFields, type FieldInput, type WrittenFields } from '../../engine/fields/write-fields.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand } from '../../engine/rights.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import { demandDate } from '../demand-date.ts';
import { nextStatus, type TaskStatus } from '../schemas/status-lifecycle.ts';
import type { WorkflowTaskSchema } from '../schemas/workflow-task-schema.ts';
import { madeByApi } from './summaries.ts';
import { taskBody, taskFacets, type TaskBody } from './task-family.ts';
import { taskGroupBody } from './task-group-family.ts';
import { requireTaskSchema } from './write-task-group.ts';

/** What a request may say of a task. The contract has checked the shapes. */
export interface TaskInput {
  readonly fields?: FieldInput;
  readonly assigneeId?: string | null;
  readonly scheduledOn?: string | null;
  readonly statusId?: string;
}

const kind = { type: 'workflow_task', label: 'Workflow Task', prefix: 'wftask_' };

/** Creates a task in a group, in its schema's initial status. @throws {TenantApiError} 400, 403 */
export function createTask(
  engine: Engine,
  actor: Actor,
  group: ItemRow,
  sent: TaskInput,
  made: Pick<TaskBody, 'flowchart'> & Partial<Pick<TaskBody, 'clonedFromId' | 'creationOrigin'>> = {},
): ItemRow {
  const { principal } = actor;
  demand(engine, principal, 'append', group);
  demandOpen(group);
  const schema = requireTaskSchema(engine, group.schema_id ?? '');
  const { assigneeId = null, scheduledOn = null } = sent;
  if (assigneeId !== null && !schema.canSetAssigneeOnTaskCreation)
    throw invalidRequest(`Tasks of schema ${schema.name} take their assigneeId only after they are created.`);
  demandPlan(engine, assigneeId, scheduledOn);
  const fields = writeFields(engine, principal, schema, sent.fields ?? {}, {});
  const { displayId, executionType } = taskGroupBody(group);
  const number = engine.items.count(`tasks:${group.id}`);
  const body: TaskBody = {
    groupId: group.id,
    executionType,
    fields: fields.values,
    status: firstStatus(schema, fields.values, made.flowchart !== undefined),
    assigneeId,
    scheduledOn,
    clonedFromId: null,
    responsibleParties: schema.defaultResponsibleParties,
    creationOrigin: madeByApi,
    executionOrigin: null,
    ...made,
  };
  return createItem(engine, actor, kind, {
    name: `${displayId}-${schema.prefix}${number}`,
    projectId: group.project_id,
    schemaId: schema.id,
    body,
    facets: [...fields.facets, ...taskFacets(engine, body)],
  });
}

/** Changes what was sent of a task; its status only as its lifecycle allows. @throws {TenantApiError} 400, 403 */
export function updateTask(engine: Engine, actor: Actor, row: ItemRow, sent: TaskInput): ItemRow {
  const { principal } = actor;
  demand(engine, principal, 'write', row);
  demandOpen(row);
  const before = taskBody(row);
  const schema = requireTaskSchema(engine, row.schema_id ?? '');
  const { assigneeId = before.assigneeId, scheduledOn = before.scheduledOn } = sent;
  demandPlan(engine, sent.assigneeId ?? null, sent.scheduledOn ?? null);
  const fields = writeFields(engine, principal, schema, sent.fields ?? {}, before.fields);
  if (sent.fields) demandComplete(schema, fields.values);
  const from = validStatus(schema, before.status, fields.values);
  const status = nextStatus(schema.statusLifecycle, from, sent.statusId ?? from.id);
  const done = status.id !== before.status.id && ['COMPLETED', 'FAILED'].includes(status.statusType);
  const body: TaskBody = {
    ...before,
    fields: fields.values,
    status,
    assigneeId,
    scheduledOn,
    executionOrigin: before.executionOrigin ?? (done ? { type: 'API', entryId: null, originModalUuid: null } : null),
  };
  return rewriteTask(engine, actor, row, body, fields);
}

/** Writes a task's new state and records what has changed. */
export function rewriteTask(
  engine: Engine,
  actor: Actor,
  row: ItemRow,
  body: TaskBody,
  fields: WrittenFields = unchangedFields(engine, actor, row),
): ItemRow {
  const before = taskBody(row);
  return updateItem(
    engine,
    actor,
    kind,
    row,
    { ...row, body: JSON.stringify(body) },
    {
      properties: [
        { property: 'status', from: before.status.displayName, to: body.status.displayName },
        { property: 'assignee', from: before.assigneeId, to: body.assigneeId },
        { property: 'scheduledOn', from: before.scheduledOn, to: body.scheduledOn },
        { property: 'executionOrigin', from: before.executionOrigin, to: body.executionOrigin },
        {
          property: 'executionFlowchartId',
          from: before.flowchart?.executionFlowchartId,
          to: body.flowchart?.executionFlowchartId,
        },
        ...fields.changes,
      ],
      index: { facets: [...fields.facets, ...taskFacets(engine, body)], names: [] },
    },
  );
}

function unchangedFields(engine: Engine, { principal }: Actor, row: ItemRow): WrittenFields {
  const schema = requireTaskSchema(engine, row.schema_id ?? '');
  return writeFields(engine, principal, schema, {}, taskBody(row).fields);
}

/** Creates a task like another one, in its group, not done yet. @throws {TenantApiError} 400, 403 */
export function copyTask(engine: Engine, actor: Actor, row: ItemRow): ItemRow {
  const { groupId, fields, assigneeId, scheduledOn } = taskBody(row);
  const group = engine.items.get(groupId);
  if (!group) throw invalidRequest(`Invalid id: ${row.id}. Its task group is gone.`);
  const { canSetAssigneeOnTaskCreation } = requireTaskSchema(engine, row.schema_id ?? '');
  const sent = { fields, scheduledOn, assigneeId: canSetAssigneeOnTaskCreation ? assigneeId : null };
  return createTask(engine, actor, group, sent, { clonedFromId: row.id });
}

/** @throws {TenantApiError} 400 when an item is archived. */
export function demandOpen(row: ItemRow): void {
  if (row.archive_reason !== null) throw invalidRequest(`${row.name} (${row.id}) is archived and cannot be edited.`);
}

// A flowchart makes its tasks from what it has; people complete them then.
function firstStatus(schema: WorkflowTaskSchema, fields: FieldValues, inFlowchart: boolean): TaskStatus {
  const { initialStatus, statuses } = schema.statusLifecycle;
  if (!inFlowchart) demandComplete(schema, fields);
  const incomplete = missingFields(schema, fields).length > 0;
  return (incomplete ? statuses.find(({ statusType }) => statusType === 'INVALID') : undefined) ?? initialStatus;
}

// A task that a flowchart made incomplete is as good as new once it is complete.
function validStatus(schema: WorkflowTaskSchema, status: TaskStatus, fields: FieldValues): TaskStatus {
  const completed = status.statusType === 'INVALID' && missingFields(schema, fields).length === 0;
  return completed ? schema.statusLifecycle.initialStatus : status;
}

function demandComplete(schema: WorkflowTaskSchema, fields: FieldValues): void {
  const missing = missingFields(schema, fields);
  if (missing.length > 0)
    throw invalidRequest(
      `Schema ${schema.name} requires the fields: ${missing.map((name) => `"${name}"`).join(', ')}.`,
    );
}

function demandPlan(engine: Engine, assigneeId: string | null, scheduledOn: string | null): void {
  if (assigneeId !== null) demandParties(engine, [assigneeId], 'assigneeId');
  demandDate(scheduledOn, 'scheduledOn');
}
