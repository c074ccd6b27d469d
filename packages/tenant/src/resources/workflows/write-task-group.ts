import { invalidRequest } from '../../api-error.ts';
import { demandParties, openFolder } from '../../entities/place-entity.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand } from '../../engine/rights.ts';
import { requireSchema } from '../../engine/schema.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { WorkflowTaskSchema } from '../schemas/workflow-task-schema.ts';
import { taskGroupBody, taskGroupFacets, type TaskGroupBody } from './task-group-family.ts';

/** What a request may say of a task group. The contract has checked the shapes. */
export interface TaskGroupInput {
  readonly name?: string;
  readonly folderId?: string;
  readonly watcherIds?: readonly string[];
}

/** Where a task group stands in a flowchart. */
export type GroupPlace = Pick<
  TaskGroupBody,
  'flowchartConfigVersionId' | 'flowchartId' | 'nodeConfigId' | 'rootGroupId'
>;

const kind = { type: 'workflow_task_group', label: 'Workflow Task Group', prefix: 'prs_' };

/** The schema of workflow tasks with this id. @throws {TenantApiError} 400 when there is none. */
export function requireTaskSchema(engine: Engine, schemaId: string): WorkflowTaskSchema {
  return requireSchema(engine, schemaId, 'workflow_task') as WorkflowTaskSchema;
}

/** Creates a task group in a folder. @throws {TenantApiError} 400, 403 */
export function createTaskGroup(
  engine: Engine,
  actor: Actor,
  schema: WorkflowTaskSchema,
  sent: TaskGroupInput,
  place: GroupPlace = {},
): ItemRow {
  const folder = openFolder(engine, actor.principal, sent.folderId ?? '');
  const number = engine.items.count(`task-groups:${schema.taskGroupPrefix}`);
  const { name = `${schema.name} ${number}`, watcherIds = [] } = sent;
  if (name.trim() === '') throw invalidRequest('name is a required field');
  demandParties(engine, watcherIds, 'watcherIds');
  const body: TaskGroupBody = {
    displayId: `${schema.taskGroupPrefix}${number}`,
    executionType: schema.executionType,
    watcherIds,
    responsibleTeam: schema.defaultResponsibleTeam,
    ...place,
  };
  return createItem(engine, actor, kind, {
    name,
    folderId: folder.id,
    projectId: folder.project_id,
    schemaId: schema.id,
    body,
    facets: taskGroupFacets(body),
  });
}

/** Changes what was sent of a task group; its tasks and outputs go with it to another project. @throws {TenantApiError} 400, 403 */
export function updateTaskGroup(engine: Engine, actor: Actor, row: ItemRow, sent: TaskGroupInput): ItemRow {
  demand(engine, actor.principal, 'write', row);
  if (row.archive_reason !== null) throw invalidRequest(`${row.name} (${row.id}) is archived and cannot be edited.`);
  const before = taskGroupBody(row);
  const { name = row.name, watcherIds = before.watcherIds } = sent;
  if (name.trim() === '') throw invalidRequest('name is a required field');
  if (sent.watcherIds) demandParties(engine, watcherIds, 'watcherIds');
  const moved =
    sent.folderId !== undefined && sent.folderId !== row.folder_id
      ? openFolder(engine, actor.principal, sent.folderId)
      : undefined;
  const body: TaskGroupBody = { ...before, watcherIds };
  const after: ItemRow = {
    ...row,
    name,
    folder_id: moved?.id ?? row.folder_id,
    project_id: moved?.project_id ?? row.project_id,
    body: JSON.stringify(body),
  };
  return updateItem(engine, actor, kind, row, after, {
    properties: [
      { property: 'name', from: row.name, to: name },
      { property: 'folderId', from: row.folder_id, to: after.folder_id },
      { property: 'watchers', from: before.watcherIds, to: watcherIds },
    ],
    index: { facets: taskGroupFacets(body), names: [] },
  });
}
