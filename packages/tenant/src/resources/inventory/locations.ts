import type { Actor } from '../../engine/changes.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand } from '../../engine/rights.ts';
import { updateItem } from '../../engine/write-item.ts';
import type { Feature } from '../../feature.ts';
import { archiving } from './archive-storage.ts';
import { createStorage, type StorageFamily } from './create-storage.ts';
import { storageOf, type InventoryBase } from './inventory-base.ts';
import { heldBy, locationBody } from './place-storage.ts';
import { capacityOf, STORED, storageFilters, storageHead } from './storage-family.ts';
import { storageOperations } from './storage-operations.ts';
import { updateStorage } from './update-storage.ts';
import { storedOfBody } from './stored-rights.ts';

/** What a location takes. What is left out stays as it was. */
export interface LocationLimits {
  /** How many boxes, plates and containers; `null` for any number. */
  readonly totalCapacity?: number | null;
  /** Whether it takes any of them at all. */
  readonly allowsInventory?: boolean;
  /** Of which schemas only; `null` for all. */
  readonly allowedSchemaIds?: readonly string[] | null;
}

/** Locations, and how to limit what they take. */
export interface Locations extends Feature {
  /** Benchling offers this only in its UI. @throws {TenantApiError} 400, 403 */
  setLimits(actor: Actor, locationId: string, limits: LocationLimits): ItemRow;
}

/** Locations: rooms, freezers and shelves, in one another. */
export function locations(base: InventoryBase): Locations {
  const { engine, storage } = base;
  const family: StorageFamily = {
    type: 'location',
    label: 'Location',
    prefix: 'loc_',
    path: '/locations',
    listKey: 'locations',
    idsKey: 'locationIds',
    head: (row, lookup) => {
      const { barcode, ...head } = storageHead(base, row, lookup);
      const { capacity } = storageOf(base, row.id);
      return {
        ...head,
        // The contract knows a location without a barcode only as one that does not show it.
        ...(barcode === null ? {} : { barcode }),
        ...(capacity === null
          ? { occupiedCapacity: null, availableCapacity: null, totalCapacity: null }
          : capacityOf(heldBy(base, row.id), capacity)),
      };
    },
    headOnly: true,
    from: STORED,
    filters: storageFilters,
    defaultSort: 'modifiedAt',
  };
  return {
    name: 'locations',
    setLimits: (actor, locationId, limits) => {
      const row = storedOfBody(base, actor.principal, family.type, locationId, 'locationId');
      demand(engine, actor.principal, 'write', row);
      const before = locationBody(row);
      const stored = storageOf(base, row.id);
      const {
        totalCapacity = stored.capacity,
        allowsInventory = before.allowsInventory,
        allowedSchemaIds = before.allowedSchemaIds,
      } = limits;
      storage.put({ ...stored, capacity: totalCapacity });
      const after = { ...row, body: JSON.stringify({ ...before, allowsInventory, allowedSchemaIds }) };
      return updateItem(engine, actor, family, row, after, {
        properties: [
          { property: 'totalCapacity', from: stored.capacity, to: totalCapacity },
          { property: 'allowsInventory', from: before.allowsInventory, to: allowsInventory },
          { property: 'allowedSchemaIds', from: before.allowedSchemaIds, to: allowedSchemaIds },
        ],
      });
    },
    operations: {
      ...storageOperations(
        base,
        family,
        {
          list: 'listLocations',
          get: 'getLocation',
          bulkGet: 'bulkGetLocations',
          create: 'createLocation',
          update: 'updateLocation',
          pathParameter: 'location_id',
        },
        {
          create: (call, sent) =>
            createStorage(base, call, family, sent, () => ({
              body: { allowsInventory: true, allowedSchemaIds: null },
            })),
          update: (call, row, sent) => updateStorage(base, call, family, row, sent),
        },
      ),
      ...archiving(base, family, 'archiveLocations', 'unarchiveLocations'),
    },
  };
}
