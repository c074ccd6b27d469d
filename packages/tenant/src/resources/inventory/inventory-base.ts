import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { StorageRow, StorageStore } from './storage-store.ts';

/** What everything of the inventory works with. */
export interface InventoryBase {
  readonly engine: Engine;
  readonly storage: StorageStore;
  /** The families of what containers can hold. */
  readonly entities: readonly Family[];
}

/** What makes up an inventory's hierarchy. */
export type StorageType = 'location' | 'box' | 'plate' | 'container';

/** The stored body of anything in the inventory. */
export interface StorageBody {
  readonly fields: FieldValues;
  readonly [member: string]: unknown;
}

/** Reads the body of something in the inventory. */
export function bodyOf(row: ItemRow): StorageBody {
  return JSON.parse(row.body) as StorageBody;
}

/** The part of something in the inventory that its item does not hold. */
export function storageOf({ storage }: InventoryBase, id: string): StorageRow {
  const row = storage.get(id);
  if (!row) throw new Error(`${id} has no row in the storage table.`);
  return row;
}
