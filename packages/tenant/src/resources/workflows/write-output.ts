import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import { missingFields, writeFields, type FieldInput, type WrittenFields } from '../../engine/fields/write-fields.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand } from '../../engine/rights.ts';
import type { Schema } from '../../engine/schema.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import { outputSchemaOf, workflowTaskSchemaOf } from '../schemas/workflow-task-schema.ts';
import { outputBody, outputFacets, type OutputBody } from './output-family.ts';
import { taskBody } from './task-family.ts';
import { taskGroupBody } from './task-group-family.ts';
import { demandOpen } from './write-task.ts';

const kind = { type: 'workflow_output', label: 'Workflow Output', prefix: 'wfout_' };

/** Creates an output of a task whose schema has outputs. @throws {TenantApiError} 400, 403 */
export function createOutput(engine: Engine, actor: Actor, task: ItemRow, fields: FieldInput = {}): ItemRow {
  demand(engine, actor.principal, 'append', task);
  demandOpen(task);
  const { groupId } = taskBody(task);
  const group = engine.items.get(groupId);
  const schema = requireOutputs(engine, task);
  const written = complete(engine, actor, schema, fields, {});
  const body: OutputBody = { groupId, taskId: task.id, fields: written.values };
  const inGroup = group ? taskGroupBody(group).displayId : groupId;
  return createItem(engine, actor, kind, {
    name: `${inGroup}-${schema.prefix}${engine.items.count(`outputs:${groupId}`)}`,
    projectId: task.project_id,
    schemaId: task.schema_id,
    body,
    facets: [...written.facets, ...outputFacets(body)],
  });
}

/** Changes what was sent of an output. @throws {TenantApiError} 400, 403 */
export function updateOutput(engine: Engine, actor: Actor, row: ItemRow, fields: FieldInput = {}): ItemRow {
  demand(engine, actor.principal, 'write', row);
  demandOpen(row);
  const before = outputBody(row);
  const written = complete(engine, actor, requireOutputs(engine, row), fields, before.fields);
  const body: OutputBody = { ...before, fields: written.values };
  return updateItem(
    engine,
    actor,
    kind,
    row,
    { ...row, body: JSON.stringify(body) },
    {
      properties: written.changes,
      index: { facets: [...written.facets, ...outputFacets(body)], names: [] },
    },
  );
}

function requireOutputs(engine: Engine, { schema_id: schemaId }: ItemRow): Schema {
  const row = engine.items.get(schemaId ?? '');
  if (!row || workflowTaskSchemaOf(row).workflowOutputSchema === null)
    throw invalidRequest(`Tasks of schema ${row?.name ?? schemaId} have no outputs.`);
  return outputSchemaOf(row);
}

function complete(engine: Engine, actor: Actor, schema: Schema, sent: FieldInput, before: FieldValues): WrittenFields {
  const written = writeFields(engine, actor.principal, schema, sent, before);
  const missing = missingFields(schema, written.values);
  if (missing.length > 0)
    throw invalidRequest(`Outputs require the fields: ${missing.map((name) => `"${name}"`).join(', ')}.`);
  return written;
}
