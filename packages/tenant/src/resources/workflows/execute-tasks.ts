import { invalidRequest } from '../../api-error.ts';
import { createEntry } from '../../entries/create-entry.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand, itemOfBody } from '../../engine/rights.ts';
import { nextStatus } from '../schemas/status-lifecycle.ts';
import { taskBody } from './task-family.ts';
import { demandOpen, rewriteTask } from './write-task.ts';
import type { Storage } from '../../storage/storage.ts';
import { requireTaskSchema } from './write-task-group.ts';

/** Which tasks are executed, and where. */
export interface TaskExecution {
  readonly taskIds: readonly string[];
  /** Default: the `defaultEntryExecutionFolderId` of their schema. */
  readonly folderId?: string;
  /** The name of the entry. Default: the display id of the first task. */
  readonly name?: string;
}

/** Starts tasks in a new entry, from the template of their schema, as people do in Benchling's UI. @throws {TenantApiError} 400, 403 */
export function executeTasks(
  engine: Engine,
  storage: Storage,
  actor: Actor,
  { taskIds, name, folderId }: TaskExecution,
): ItemRow {
  const rows = taskIds.map((id) => itemOfBody(engine, actor.principal, 'workflow_task', id, 'taskIds'));
  const [first] = rows;
  if (!first || rows.some((row) => row.schema_id !== first.schema_id))
    throw invalidRequest('taskIds takes one task or more, all of one schema.');
  const schema = requireTaskSchema(engine, first.schema_id ?? '');
  if (schema.executionType !== 'ENTRY')
    throw invalidRequest(`Tasks of schema ${schema.name} are executed as ${schema.executionType}, not in an entry.`);
  const folder = folderId ?? schema.defaultEntryExecutionFolderId;
  if (folder === null) throw invalidRequest('folderId is a required field');
  const entry = createEntry(engine, storage, actor, {
    name: name ?? first.name,
    folderId: folder,
    ...(schema.entryTemplateId === null ? {} : { entryTemplateId: schema.entryTemplateId }),
  });
  const started = schema.statusLifecycle.statuses.find(({ statusType }) => statusType === 'IN_PROGRESS');
  for (const row of rows) {
    demand(engine, actor.principal, 'write', row);
    demandOpen(row);
    const body = taskBody(row);
    rewriteTask(engine, actor, row, {
      ...body,
      status: nextStatus(schema.statusLifecycle, body.status, started?.id ?? body.status.id),
      executionOrigin: { type: 'ENTRY', entryId: entry.id, originModalUuid: null },
    });
  }
  return entry;
}
