import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Family } from '../../engine/family.ts';
import { missingFields, writeFields, type FieldInput } from '../../engine/fields/write-fields.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import { demand, itemOfBody } from '../../engine/rights.ts';
import { requireSchema, type Schema } from '../../engine/schema.ts';
import { createItem } from '../../engine/write-item.ts';
import type { Principal } from '../../identity/principal.ts';
import { freeBarcode } from './barcodes.ts';
import type { InventoryBase, StorageType } from './inventory-base.ts';
import { openPlace } from './place-storage.ts';

/** What requests may say of anything in the inventory. The contract has checked the shapes. */
export interface StorageInput {
  readonly name?: string;
  readonly barcode?: string;
  readonly schemaId?: string;
  readonly projectId?: string | null;
  readonly parentStorageId?: string | null;
  readonly fields?: FieldInput;
}

/** What the kind of thing adds to what all of the inventory has. */
export interface StorageParts {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly facets?: readonly Facet[];
  /** How much it can hold. */
  readonly capacity?: number | null;
  readonly width?: number;
}

/** A family of the inventory. */
export type StorageFamily = Family & { readonly type: StorageType };

/** Creates something in the inventory, where it says. @throws {TenantApiError} 400, 403 */
export function createStorage(
  base: InventoryBase,
  actor: Actor,
  family: StorageFamily,
  sent: StorageInput,
  parts: (schema: Schema) => StorageParts,
): ItemRow {
  const { engine, storage } = base;
  const { principal } = actor;
  const schema = requireSchema(engine, sent.schemaId ?? '', family.type);
  const registryId = schema.registryId ?? '';
  const projectId = openProject(base, principal, sent.projectId ?? null, registryId);
  const fields = writeFields(engine, principal, schema, sent.fields ?? {}, {});
  const missing = missingFields(schema, fields.values);
  if (missing.length > 0) throw invalidRequest(`${missing.join(', ')}: required by schema ${schema.name}.`);
  const placed = { type: family.type, registryId, schemaId: schema.id };
  const place =
    typeof sent.parentStorageId === 'string'
      ? openPlace(base, principal, placed, sent.parentStorageId)
      : { parent_id: null, position: null };
  const barcode = freeBarcode(base, registryId, schema, sent.barcode);
  const { body = {}, facets = [], capacity = null, width = null } = parts(schema);
  const row = createItem(engine, actor, family, {
    name: nameOr(barcode, sent.name),
    projectId,
    registryId: projectId === null ? registryId : null,
    schemaId: schema.id,
    body: { ...body, fields: fields.values },
    facets: [...fields.facets, ...facets],
  });
  storage.put({ id: row.id, registry_id: registryId, barcode, ...place, capacity, width, quantity: null, units: null });
  return row;
}

/** The project that something is put into; without one its rights come from the registry. @throws {TenantApiError} 400, 403 */
export function openProject(
  { engine }: InventoryBase,
  principal: Principal,
  projectId: string | null,
  registryId: string,
): string | null {
  if (projectId === null) {
    demand(engine, principal, 'append', itemOfBody(engine, principal, 'registry', registryId, 'schemaId'));
    return null;
  }
  const project = itemOfBody(engine, principal, 'project', projectId, 'projectId');
  demand(engine, principal, 'append', project);
  if (project.archive_reason !== null) throw invalidRequest(`Project ${project.name} (${project.id}) is archived.`);
  return project.id;
}

function nameOr(barcode: string, name: string | undefined): string {
  if (name?.trim() === '') throw invalidRequest('name cannot be empty: leave it out, and the barcode is the name.');
  return name ?? barcode;
}
