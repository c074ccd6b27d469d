import { invalidRequest } from '../../api-error.ts';
import type { Family } from '../../engine/family.ts';
import type { Asking, Condition, Filter } from '../../engine/filter.ts';
import { commaList, itemFilters, nameFilters } from '../../engine/filters.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Lookup } from '../../engine/lookup.ts';
import { allOf } from '../../engine/paging.ts';
import { bodyOf, storageOf, type InventoryBase } from './inventory-base.ts';
import { placeName } from './place-storage.ts';
import { BELOW, inPlace } from './storage-store.ts';

/** The table of the inventory's lists: items, and where they stand. */
export const STORED: string = `(
  SELECT items.*, storage.registry_id AS storage_registry_id, storage.parent_id, storage.capacity, coalesce(storage.barcode_folded, '') AS barcode_folded
  FROM items JOIN storage USING (id)
) AS items`;

/** What everything in the inventory shows. */
export function storageHead(base: InventoryBase, row: ItemRow, lookup: Lookup): Record<string, unknown> {
  const storage = storageOf(base, row.id);
  return {
    id: row.id,
    name: row.name,
    barcode: storage.barcode,
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
    creator: lookup.party(row.creator_id),
    fields: bodyOf(row).fields,
    parentStorageId: placeName(base, storage),
    schema: schemaSummary(row.schema_id, lookup),
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
    webURL: lookup.webUrl(row.id),
  };
}

/** A schema as items name it. */
export function schemaSummary(
  id: string | null,
  lookup: Lookup,
): { readonly id: string; readonly name: string } | null {
  const schema = id === null ? undefined : lookup.item(id);
  return schema ? { id: schema.id, name: schema.name } : null;
}

/** What a box, a plate or a location holds directly, and has room for. */
export function capacityOf(occupied: number, capacity: number): Record<string, number> {
  return { occupiedCapacity: occupied, availableCapacity: Math.max(0, capacity - occupied), totalCapacity: capacity };
}

const { createdAt, modifiedAt, archiveReason, schemaId, creatorIds } = itemFilters;

/** Filters over what everything in the inventory has. */
export const storageFilters: Family['filters'] = {
  ...nameFilters,
  createdAt,
  modifiedAt,
  archiveReason,
  schemaId,
  creatorIds,
  ancestorStorageId: (value) => ({ sql: `id IN (${BELOW} SELECT id FROM below)`, values: [value] }),
};

/** Filters of containers by what they hold. */
export const contentFilters: Family['filters'] = {
  storageContentsId: (value, _parameter, asking) => holding('id', [value], [value], asking),
  storageContentsIds: (value, _parameter, asking) => holding('id', commaList(value), [], asking),
};

const EMPTY_POSITIONS = `(coalesce(capacity, 0) - (
  SELECT count(*) FROM storage AS held JOIN items AS kept USING (id)
  WHERE held.parent_id = items.id AND ${inPlace('kept')}
))`;
const EMPTY_CONTAINERS = `(
  SELECT count(*) FROM storage AS held JOIN items AS kept USING (id)
  WHERE held.parent_id = items.id AND ${inPlace('kept')}
    AND NOT EXISTS (SELECT 1 FROM storage_contents WHERE container_id = held.id)
)`;

/** Filters of boxes and plates by what they hold, and by how much room they have. */
export const holderFilters: Family['filters'] = {
  storageContentsId: (value, _parameter, asking) => inside(holding('held.id', [value], [value], asking)),
  storageContentsIds: (value, _parameter, asking) => inside(holding('held.id', commaList(value), [], asking)),
  ...compared('emptyPositions', EMPTY_POSITIONS),
  ...compared('emptyContainers', EMPTY_CONTAINERS),
};

function inside({ sql, values }: Condition): Condition {
  return {
    sql: `id IN (
      SELECT held.parent_id FROM storage AS held JOIN items AS kept USING (id)
      WHERE ${inPlace('kept')} AND ${sql}
    )`,
    values,
  };
}

// A batch stands for its entity. What the caller may not read is in nothing.
function holding(
  container: string,
  ids: readonly string[],
  schemaIds: readonly string[],
  { readable }: Asking,
): Condition {
  const seen = allOf(readable);
  return {
    sql: `${container} IN (
      WITH wanted (id) AS (
        SELECT id FROM items WHERE ${seen.sql} AND (
          id IN (SELECT value FROM json_each(?)) OR schema_id IN (SELECT value FROM json_each(?))
        )
      )
      SELECT container_id FROM storage_contents WHERE containable_id IN (
        SELECT id FROM wanted
        UNION SELECT batches.id FROM item_facets JOIN items AS batches USING (pk)
        WHERE item_facets.name = 'entity' AND value IN (SELECT id FROM wanted)
      )
    )`,
    values: [...seen.values, JSON.stringify(ids), JSON.stringify(schemaIds)],
  };
}

function compared(parameter: string, expression: string): Record<string, Filter> {
  const by =
    (operator: string): Filter =>
    (value, name) => {
      if (!/^-?\d+$/.test(value)) throw invalidRequest(`Invalid ${name}: ${value}. It takes a whole number.`);
      return { sql: `${expression} ${operator} ?`, values: [Number(value)] };
    };
  return {
    [parameter]: by('='),
    [`${parameter}.gte`]: by('>='),
    [`${parameter}.gt`]: by('>'),
    [`${parameter}.lte`]: by('<='),
    [`${parameter}.lt`]: by('<'),
  };
}
