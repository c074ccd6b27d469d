import { invalidRequest } from '../../api-error.ts';
import type { Actor, PropertyChange } from '../../engine/changes.ts';
import { writeFields } from '../../engine/fields/write-fields.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import { demand } from '../../engine/rights.ts';
import { requireSchema } from '../../engine/schema.ts';
import { updateItem } from '../../engine/write-item.ts';
import { openProject, type StorageFamily, type StorageInput } from './create-storage.ts';
import { bodyOf, storageOf, type InventoryBase } from './inventory-base.ts';
import { openPlace, placeName } from './place-storage.ts';

/** What else is changed along with it. */
export interface StorageChanges {
  readonly body: Readonly<Record<string, unknown>>;
  readonly facets: readonly Facet[];
  readonly properties: readonly PropertyChange[];
}

/** Changes what was sent of something in the inventory and leaves the rest. @throws {TenantApiError} 400, 403 */
export function updateStorage(
  base: InventoryBase,
  actor: Actor,
  family: StorageFamily,
  row: ItemRow,
  sent: StorageInput,
  changes: StorageChanges = { body: {}, facets: [], properties: [] },
): ItemRow {
  const { engine, storage } = base;
  const { principal } = actor;
  demandEditable(base, actor, row);
  const before = bodyOf(row);
  const stored = storageOf(base, row.id);
  const { name = row.name } = sent;
  if (name.trim() === '') throw invalidRequest('name cannot be empty');
  const moves = sent.projectId !== undefined && sent.projectId !== row.project_id;
  const projectId = moves ? openProject(base, principal, sent.projectId ?? null, stored.registry_id) : row.project_id;
  const schema = row.schema_id === null ? undefined : requireSchema(engine, row.schema_id, family.type);
  const fields = writeFields(engine, principal, schema, sent.fields ?? {}, before.fields);
  const placed = { id: row.id, type: family.type, registryId: stored.registry_id, schemaId: row.schema_id };
  const was = placeName(base, stored);
  const place =
    typeof sent.parentStorageId === 'string' && sent.parentStorageId.toLowerCase() !== was?.toLowerCase()
      ? openPlace(base, principal, placed, sent.parentStorageId)
      : stored;
  storage.put({ ...stored, parent_id: place.parent_id, position: place.position });
  const after: ItemRow = {
    ...row,
    name,
    project_id: projectId,
    registry_id: projectId === null ? stored.registry_id : null,
    body: JSON.stringify({ ...before, ...changes.body, fields: fields.values }),
  };
  return updateItem(engine, actor, family, row, after, {
    properties: [
      { property: 'name', from: row.name, to: name },
      { property: 'projectId', from: row.project_id, to: projectId },
      { property: 'parentStorageId', from: was, to: placeName(base, place) },
      ...fields.changes,
      ...changes.properties,
    ],
    index: { facets: [...fields.facets, ...changes.facets], names: [] },
  });
}

/** @throws {TenantApiError} 403 when the principal may not edit it, 400 when it is archived. */
export function demandEditable({ engine }: InventoryBase, { principal }: Actor, row: ItemRow): void {
  demand(engine, principal, 'write', row);
  if (row.archive_reason !== null) throw invalidRequest(`${row.name} (${row.id}) is archived and cannot be changed.`);
}
