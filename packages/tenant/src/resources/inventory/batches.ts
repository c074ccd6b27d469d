import { hideNames } from '../../engine/fields/hide-names.ts';
import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import { writeFields, type FieldInput } from '../../engine/fields/write-fields.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Lookup } from '../../engine/lookup.ts';
import { demand } from '../../engine/rights.ts';
import { requireSchema } from '../../engine/schema.ts';
import { createItem } from '../../engine/write-item.ts';
import { readConcentration } from './concentration.ts';
import type { InventoryBase } from './inventory-base.ts';
import type { Measured } from './quantity.ts';
import { schemaSummary } from './storage-family.ts';

/** What a new batch is made of. */
export interface NewBatch {
  readonly id?: string;
  readonly name: string;
  /** What it is a batch of. */
  readonly entityId: string;
  readonly schemaId?: string;
  readonly fields?: FieldInput;
  readonly defaultConcentration?: Measured;
}

/** The stored body of a batch. */
export interface BatchBody {
  readonly entityId: string;
  readonly entityType: string;
  readonly fields: FieldValues;
  readonly defaultConcentration: Measured;
}

/** Makes a batch of an entity; it belongs where the entity belongs. @throws {TenantApiError} 400, 403 */
export function createBatch(base: InventoryBase, actor: Actor, batch: NewBatch): ItemRow {
  const { engine, entities } = base;
  const { id, name, entityId, schemaId, fields = {}, defaultConcentration = { value: null, units: null } } = batch;
  const entity = engine.items.get(entityId);
  if (!entity || !entities.some(({ type }) => type === entity.type))
    throw invalidRequest(`Invalid entityId: ${entityId}.`);
  demand(engine, actor.principal, 'append', entity);
  readConcentration(defaultConcentration, 'defaultConcentration');
  const schema = schemaId === undefined ? undefined : requireSchema(engine, schemaId, 'batch');
  const { values, facets } = writeFields(engine, actor.principal, schema, fields, {});
  const body: BatchBody = { entityId, entityType: entity.type, fields: values, defaultConcentration };
  return createItem(
    engine,
    actor,
    { type: 'batch', label: 'Batch', prefix: 'bat_' },
    {
      ...(id === undefined ? {} : { id }),
      name,
      folderId: entity.folder_id,
      projectId: entity.project_id,
      registryId: entity.registry_id,
      schemaId: schema?.id ?? null,
      body,
      facets: [...facets, { name: 'entity', value: entityId }],
    },
  );
}

const SHOWN_ENTITIES: ReadonlySet<string> = new Set(['dna_sequence', 'aa_sequence', 'custom_entity']);

/** A batch as the contents of containers show it. */
export function showBatch(row: ItemRow, lookup: Lookup): object {
  const { entityId, entityType, fields, defaultConcentration } = JSON.parse(row.body) as BatchBody;
  return {
    id: row.id,
    name: row.name,
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
    creator: lookup.party(row.creator_id),
    defaultConcentration,
    // The contract knows no others.
    ...(SHOWN_ENTITIES.has(entityType) && { entity: { id: entityId, entityType } }),
    fields: lookup.hidesLinksOf(row) ? (JSON.parse(hideNames(JSON.stringify(fields), lookup)) as object) : fields,
    schema: schemaSummary(row.schema_id, lookup),
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
    webURL: lookup.webUrl(row.id),
  };
}
