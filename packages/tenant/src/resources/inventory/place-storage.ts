import { invalidRequest } from '../../api-error.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { visible } from '../../engine/rights.ts';
import { schemaOf } from '../../engine/schema.ts';
import type { Principal } from '../../identity/principal.ts';
import { bodyOf, storageOf, type InventoryBase, type StorageBody, type StorageType } from './inventory-base.ts';
import { positionIndex, positionName, type Grid } from './position.ts';
import type { StorageRow } from './storage-store.ts';
import { seesPlace } from './stored-rights.ts';

/** Something that is to be put somewhere. */
export interface Placed {
  /** `undefined` while it is new. */
  readonly id?: string;
  readonly type: StorageType;
  readonly registryId: string;
  readonly schemaId: string | null;
}

/** Where something stands. */
export type Place = Pick<StorageRow, 'parent_id' | 'position'>;

/** What a location takes; set in Benchling's UI. */
export interface LocationBody extends StorageBody {
  /** Whether boxes, plates and containers may be put straight into it. */
  readonly allowsInventory: boolean;
  /** The only schemas of what may be put into it; `null` for all. */
  readonly allowedSchemaIds: readonly string[] | null;
}

/** Reads the body of a location. */
export function locationBody(row: ItemRow): LocationBody {
  return JSON.parse(row.body) as LocationBody;
}

const PARENTS: Readonly<Record<StorageType, readonly StorageType[]>> = {
  location: ['location'],
  box: ['location'],
  plate: ['location'],
  container: ['location', 'box', 'plate'],
};

/** The place that `parentStorageId` names, such as `box_…` or `box_…:a1`, when the thing fits there. @throws {TenantApiError} 400 */
export function openPlace(base: InventoryBase, principal: Principal, placed: Placed, parentStorageId: string): Place {
  const [parentId = '', position, ...rest] = parentStorageId.split(':');
  const parent = rest.length === 0 ? visible(base.engine, principal, PARENTS[placed.type], parentId) : undefined;
  if (!parent || !seesPlace(base, principal, parentId))
    throw misplaced(
      parentStorageId,
      `A ${placed.type} is put in a ${PARENTS[placed.type].join(', ')} that you may view`,
    );
  if (parent.archive_reason !== null) throw misplaced(parentStorageId, `${parent.name} is archived`);
  const storage = storageOf(base, parentId);
  if (storage.registry_id !== placed.registryId)
    throw misplaced(parentStorageId, `${parent.name} is of another registry`);
  if (parent.type !== 'location')
    return { parent_id: parentId, position: openPosition(base, placed, parent, position) };
  if (position !== undefined) throw misplaced(parentStorageId, 'A location has no positions');
  demandRoom(base, placed, parent, storage);
  return { parent_id: parentId, position: null };
}

/** The size of a box or a plate. */
export function gridOf({ capacity, width }: Pick<StorageRow, 'capacity' | 'width'>): Grid {
  const columns = width ?? 1;
  return { width: columns, height: (capacity ?? 0) / columns };
}

/** A place as the API writes it. */
export function placeName({ storage }: InventoryBase, { parent_id: parentId, position }: Place): string | null {
  const parent = parentId === null || position === null ? undefined : storage.get(parentId);
  return parent && position !== null
    ? `${parent.id}:${positionName(position, gridOf(parent)).toLowerCase()}`
    : parentId;
}

/** @throws {TenantApiError} 400 when something else has taken the place while it was archived. */
export function demandStillFree({ storage }: InventoryBase, row: ItemRow): void {
  const place = storage.get(row.id);
  if (!place?.parent_id || place.position === null) return;
  const taken = storage
    .children(place.parent_id)
    .find(({ id, position }) => position === place.position && id !== row.id);
  if (taken)
    throw invalidRequest(`${row.name} (${row.id}) cannot be unarchived: ${taken.name} (${taken.id}) is in its place.`);
}

function openPosition(base: InventoryBase, placed: Placed, parent: ItemRow, name: string | undefined): number {
  const storage = storageOf(base, parent.id);
  const grid = gridOf(storage);
  if (bodyOf(parent)['type'] === 'well_plate')
    throw misplaced(parent.id, `The wells of ${parent.name} are fixed; nothing can be put in their place`);
  demandSchema(base, placed, parent);
  const taken = new Map(
    base.storage.children(parent.id).flatMap(({ id, position }) => (id === placed.id ? [] : [[position, id]])),
  );
  if (name === undefined) {
    const free = Array.from({ length: storage.capacity ?? 0 }, (_, index) => index).find((index) => !taken.has(index));
    if (free === undefined) throw misplaced(parent.id, `${parent.name} is full`);
    return free;
  }
  const index = positionIndex(name, grid);
  if (index === undefined) {
    const last = positionName((storage.capacity ?? 1) - 1, grid);
    throw misplaced(`${parent.id}:${name}`, `${parent.name} has the positions A1 to ${last}`);
  }
  if (taken.has(index))
    throw misplaced(`${parent.id}:${name}`, `Position ${positionName(index, grid)} is taken by ${taken.get(index)}`);
  return index;
}

function demandSchema({ engine }: InventoryBase, placed: Placed, parent: ItemRow): void {
  const schema = parent.schema_id === null ? undefined : engine.items.get(parent.schema_id);
  const { containerSchema } = (schema ? schemaOf(schema) : {}) as {
    containerSchema?: { id: string; name: string } | null;
  };
  if (!containerSchema || containerSchema.id === placed.schemaId) return;
  throw misplaced(parent.id, `${parent.name} takes containers of schema ${containerSchema.name} only`);
}

function demandRoom(base: InventoryBase, placed: Placed, parent: ItemRow, storage: StorageRow): void {
  if (placed.type === 'location') return demandNoCircle(base, placed, parent);
  const { allowsInventory, allowedSchemaIds } = locationBody(parent);
  if (!allowsInventory) throw misplaced(parent.id, `${parent.name} takes no boxes, plates or containers`);
  if (allowedSchemaIds && !allowedSchemaIds.includes(placed.schemaId ?? ''))
    throw misplaced(parent.id, `${parent.name} takes only items of ${allowedSchemaIds.join(', ')}`);
  const isThere = placed.id !== undefined && base.storage.get(placed.id)?.parent_id === parent.id;
  if (!isThere && storage.capacity !== null && heldBy(base, parent.id) >= storage.capacity)
    throw misplaced(parent.id, `${parent.name} is full: it takes ${storage.capacity} items`);
}

/** How many boxes, plates and containers stand in a location. */
export function heldBy({ storage }: InventoryBase, locationId: string): number {
  return storage.children(locationId).filter(({ type }) => type !== 'location').length;
}

function demandNoCircle({ storage }: InventoryBase, placed: Placed, parent: ItemRow): void {
  for (let id: string | null = parent.id; id !== null; id = storage.get(id)?.parent_id ?? null) {
    if (id === placed.id) throw misplaced(parent.id, 'A location cannot be put into itself or into what it holds');
  }
}

function misplaced(parentStorageId: string, why: string): Error {
  return invalidRequest(`Invalid parentStorageId: ${parentStorageId}. ${why}.`);
}
