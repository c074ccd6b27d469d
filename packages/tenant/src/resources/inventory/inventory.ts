import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Feature } from '../../feature.ts';
import { barcodes } from './barcodes.ts';
import { createBatch, type NewBatch } from './batches.ts';
import { boxes } from './boxes.ts';
import { containerFamily } from './container-family.ts';
import { containers } from './containers.ts';
import type { InventoryBase } from './inventory-base.ts';
import { labels, type Labels } from './labels.ts';
import { locations, type Locations } from './locations.ts';
import { plates } from './plates.ts';
import { createStorageStore, storageMigrations } from './storage-store.ts';

/** What people do with the inventory in Benchling's UI. */
export interface InventoryResources {
  readonly batches: { /** Makes a batch of an entity. */ readonly create: (actor: Actor, batch: NewBatch) => ItemRow };
  readonly locations: Pick<Locations, 'setLimits'>;
  readonly labels: Pick<Labels, 'createPrinter' | 'createTemplate' | 'printJobs'>;
}

/** The inventory: locations, boxes, plates and containers, and what is in them. */
export function inventory(
  engine: Engine,
  entities: readonly Family[],
): { readonly resources: InventoryResources; readonly features: readonly Feature[] } {
  const base: InventoryBase = { engine, entities, storage: createStorageStore(engine.context.db) };
  const container = containerFamily(base);
  const places = locations(base);
  const printing = labels(base);
  return {
    resources: {
      batches: { create: (actor, batch) => createBatch(base, actor, batch) },
      locations: places,
      labels: printing,
    },
    features: [
      { name: 'storage', migrations: storageMigrations },
      places,
      boxes(base, container),
      plates(base, container),
      containers(base, container),
      barcodes(base),
      printing,
    ],
  };
}
