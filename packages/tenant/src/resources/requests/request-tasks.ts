import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import { eachItem } from '../../engine/each-item.ts';
import type { Engine } from '../../engine/engine.ts';
import { writeFields, type FieldInput } from '../../engine/fields/write-fields.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand } from '../../engine/rights.ts';
import { requireSchema } from '../../engine/schema.ts';
import { requestBody, type RequestTask } from './request-family.ts';
import { complete, rewriteRequest, unchangedFields } from './write-request.ts';

/** What a body may say of a request's task; `schemaId` of a new one, `id` of one that is there. */
export interface RequestTaskInput {
  readonly id?: string;
  readonly schemaId?: string;
  readonly fields?: FieldInput;
  readonly sampleGroupIds?: readonly string[];
}

/** Adds tasks to a request, all or none. @throws {TenantApiError} 400, 403 */
export function createRequestTasks(
  engine: Engine,
  actor: Actor,
  row: ItemRow,
  sent: readonly RequestTaskInput[],
): RequestTask[] {
  return writeTasks(engine, actor, row, sent, ({ schemaId = '' }) => ({
    id: engine.context.ids.next('reqtsk_'),
    schemaId,
    fields: {},
    sampleGroupIds: [],
  }));
}

/** Changes tasks of a request, all or none. @throws {TenantApiError} 400, 403 */
export function updateRequestTasks(
  engine: Engine,
  actor: Actor,
  row: ItemRow,
  sent: readonly RequestTaskInput[],
): RequestTask[] {
  const { tasks } = requestBody(row);
  return writeTasks(engine, actor, row, sent, ({ id }) => {
    const task = tasks.find((one) => one.id === id);
    if (task) return task;
    throw invalidRequest(`Invalid id: ${id}. Request ${row.name} has no such task.`, { invalidId: id });
  });
}

function writeTasks(
  engine: Engine,
  actor: Actor,
  row: ItemRow,
  sent: readonly RequestTaskInput[],
  from: (input: RequestTaskInput) => RequestTask,
): RequestTask[] {
  demand(engine, actor.principal, 'write', row);
  const before = requestBody(row);
  const written = eachItem(sent, (input): RequestTask => {
    const task = from(input);
    const schema = requireSchema(engine, task.schemaId, 'request_task');
    const fields = writeFields(engine, actor.principal, schema, input.fields ?? {}, task.fields);
    const { sampleGroupIds = task.sampleGroupIds } = input;
    const unknown = sampleGroupIds.filter((id) => !before.sampleGroups.some((group) => group.id === id));
    if (unknown.length > 0)
      throw invalidRequest(`Invalid sampleGroupIds, not of request ${row.name}: ${unknown.join(', ')}.`);
    return { ...task, fields: complete(schema, fields).values, sampleGroupIds };
  });
  const byId = new Map([...before.tasks, ...written].map((task) => [task.id, task]));
  const body = { ...before, tasks: [...byId.values()] };
  rewriteRequest(engine, actor, row, row, body, unchangedFields(engine, actor, row));
  return written;
}
