import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import { EVERYONE, type ItemRow } from '../../engine/item-row.ts';
import { getOperation, listOperation } from '../../engine/read-operations.ts';
import type { NameTemplatePart } from '../../engine/schema.ts';
import { createItem } from '../../engine/write-item.ts';
import type { Feature, ServedOperation } from '../../feature.ts';
import { newFields, type NewField } from './new-field.ts';
import type { SchemaKind } from './schema-kind.ts';
import * as kinds from './schema-kinds.ts';
import type { SchemaSettings, SchemaType } from './schema-type.ts';

/** What a new schema is made of. */
export interface NewSchema {
  readonly id?: string;
  readonly name: string;
  readonly registryId: string;
  /** What it describes. */
  readonly type: SchemaType;
  /** What the ids of its items begin with. Needed for entities, batches, inventory and workflow tasks. */
  readonly prefix?: string;
  readonly fieldDefinitions?: readonly NewField[];
  readonly nameTemplateParts?: readonly Partial<NameTemplatePart>[] | null;
  /** What only its kind has, such as the `height` and `width` of a box. Default: the kind's own. */
  readonly settings?: SchemaSettings;
}

/** Schemas, and how to make them. */
export interface Schemas extends Feature {
  /** Makes a schema in a registry. Benchling offers this only in its UI. @throws {TenantApiError} 400 */
  create(actor: Actor, schema: NewSchema): ItemRow;
}

/** Schemas of every kind: making and reading them. */
export function schemas(engine: Engine): Schemas {
  const { ids, db } = engine.context;
  const reading = (list: string, get: string, { family }: SchemaKind): Record<string, ServedOperation> => ({
    [list]: { support: 'faithful', handle: listOperation(engine, family, { counted: true }) },
    [get]: { support: 'faithful', handle: getOperation(engine, family, 'schema_id') },
  });
  return {
    name: 'schemas',
    create: (actor, { name, registryId, type, prefix = '', fieldDefinitions = [], ...given }) => {
      const { family, needsPrefix, members } = kinds.schemaKindOf(type);
      const { id = ids.next(family.prefix), nameTemplateParts = null, settings = {} } = given;
      if (engine.items.get(registryId)?.type !== 'registry') throw invalidRequest(`Invalid registryId: ${registryId}.`);
      if (needsPrefix && prefix === '')
        throw invalidRequest(`Schema ${name} needs a prefix for the ids of what it describes.`);
      const body = {
        type,
        prefix,
        fieldDefinitions: newFields(ids, fieldDefinitions),
        nameTemplateParts: nameTemplateParts?.map(completed) ?? null,
        ...members(engine, settings, id),
      };
      return db.transaction(() => createItem(engine, actor, family, { id, name, registryId, scopeId: EVERYONE, body }));
    },
    operations: {
      ...reading('listEntitySchemas', 'getEntitySchema', kinds.entitySchema),
      ...reading('listEntrySchemas', 'getEntrySchema', kinds.entrySchema),
      ...reading('listBatchSchemas', 'getBatchSchema', kinds.batchSchema),
      ...reading('listContainerSchemas', 'getContainerSchema', kinds.containerSchema),
      ...reading('listBoxSchemas', 'getBoxSchema', kinds.boxSchema),
      ...reading('listPlateSchemas', 'getPlateSchema', kinds.plateSchema),
      ...reading('listLocationSchemas', 'getLocationSchema', kinds.locationSchema),
      ...reading('listAssayResultSchemas', 'getResultSchema', kinds.resultSchema),
      ...reading('listAssayRunSchemas', 'getRunSchema', kinds.runSchema),
      ...reading('listRequestSchemas', 'getRequestSchema', kinds.requestSchema),
      ...reading('listRequestTaskSchemas', 'getRequestTaskSchema', kinds.requestTaskSchema),
      ...reading('listWorkflowTaskSchemas', 'getWorkflowTaskSchema', kinds.workflowTaskSchema),
    },
  };
}

function completed(part: Partial<NameTemplatePart>): NameTemplatePart {
  return { type: part.fieldId ? 'FIELD' : 'TEXT', text: null, fieldId: null, datetimeFormat: null, ...part };
}
