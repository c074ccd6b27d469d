import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Family } from '../../engine/family.ts';
import { writeFields } from '../../engine/fields/write-fields.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { mayRead } from '../../engine/rights.ts';
import { requireSchema, type Schema } from '../../engine/schema.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { Feature } from '../../feature.ts';
import { archiving } from './archive-storage.ts';
import { freeBarcode } from './barcodes.ts';
import { containerFacets, newContainerBody } from './container-body.ts';
import { createStorage, type StorageFamily, type StorageInput } from './create-storage.ts';
import { bodyOf, storageOf, type InventoryBase } from './inventory-base.ts';
import { gridOf } from './place-storage.ts';
import { positionIndex, positionName, type Grid } from './position.ts';
import { capacityOf, holderFilters, STORED, storageFilters, storageHead } from './storage-family.ts';
import { storageOperations } from './storage-operations.ts';
import { seesPlace } from './stored-rights.ts';
import { updateStorage } from './update-storage.ts';

interface PlateInput extends StorageInput {
  readonly containerSchemaId?: string;
  readonly wells?: Readonly<Record<string, { readonly barcode?: string }>>;
}

type PlateSchema = Schema & Grid & { plateType: string; containerSchema: { id: string } | null };

/** Plates: of wells that are part of them, or matrices of containers that can be taken out. */
export function plates(base: InventoryBase, container: StorageFamily): Feature {
  const { engine, storage } = base;
  const family: StorageFamily = {
    type: 'plate',
    label: 'Plate',
    prefix: 'plt_',
    path: '/plates',
    listKey: 'plates',
    idsKey: 'plateIds',
    head: (row, lookup) => {
      const stored = storageOf(base, row.id);
      const type = bodyOf(row)['type'];
      const held = storage.children(row.id);
      const grid = gridOf(stored);
      const wells = held.map((well) => {
        const { principal } = lookup;
        const seen = !principal || (mayRead(engine, principal, well) && seesPlace(base, principal, well.id));
        return [
          positionName(well.position ?? 0, grid),
          seen ? shownWell(container, well, lookup) : hidden(well),
        ] as const;
      });
      return {
        ...storageHead(base, row, lookup),
        projectId: row.project_id,
        type,
        ...(type === 'matrix_plate'
          ? capacityOf(held.length, stored.capacity ?? 0)
          : { occupiedCapacity: null, availableCapacity: null, totalCapacity: null }),
        wells: Object.fromEntries(wells),
      };
    },
    headOnly: true,
    from: STORED,
    filters: { ...storageFilters, ...holderFilters },
    defaultSort: 'modifiedAt:desc',
  };

  const create = (actor: Actor, { wells = {}, containerSchemaId, ...sent }: PlateInput): ItemRow => {
    const schema = requireSchema(engine, sent.schemaId ?? '', 'plate') as PlateSchema;
    const isMatrix = schema.plateType.startsWith('matrix');
    const wellSchemaId = containerSchemaId ?? schema.containerSchema?.id;
    const wellSchema = wellSchemaId === undefined ? undefined : requireSchema(engine, wellSchemaId, 'container');
    const positions = new Map(
      Object.entries(wells).map(([name, well]) => {
        const index = positionIndex(name, schema);
        if (index === undefined)
          throw invalidRequest(
            `Invalid wells: ${name} is no position of a plate of ${schema.height} by ${schema.width}.`,
          );
        return [index, well.barcode];
      }),
    );
    const plate = createStorage(base, actor, family, sent, () => ({
      capacity: schema.height * schema.width,
      width: schema.width,
      body: { type: isMatrix ? 'matrix_plate' : 'well_plate' },
    }));
    const stored = storageOf(base, plate.id);
    const fields = writeFields(engine, actor.principal, wellSchema, {}, {});
    const body = newContainerBody(engine, fields.values, !isMatrix);
    const all = Array.from({ length: schema.height * schema.width }, (_, index) => index);
    for (const position of isMatrix ? [...positions.keys()] : all) {
      const given = positions.get(position);
      const name = `${stored.barcode}:${positionName(position, schema)}`;
      const barcode = freeBarcode(base, stored.registry_id, wellSchema, given ?? (isMatrix ? undefined : name));
      const well = createItem(engine, actor, container, {
        name: barcode,
        projectId: plate.project_id,
        registryId: plate.registry_id,
        schemaId: wellSchema?.id ?? null,
        body,
        facets: [...fields.facets, ...containerFacets(body)],
      });
      storage.put({
        id: well.id,
        registry_id: stored.registry_id,
        barcode,
        parent_id: plate.id,
        position,
        capacity: null,
        width: null,
        quantity: null,
        units: null,
      });
    }
    return plate;
  };

  const update = (actor: Actor, row: ItemRow, sent: StorageInput): ItemRow => {
    const after = updateStorage(base, actor, family, row, sent);
    if (after.project_id === row.project_id || bodyOf(row)['type'] !== 'well_plate') return after;
    // Wells are part of their plate, and stand where it stands.
    for (const well of storage.below(row.id)) {
      const { project_id, registry_id } = after;
      const properties = [{ property: 'projectId', from: row.project_id, to: project_id }];
      updateItem(engine, actor, container, well, { ...well, project_id, registry_id }, { properties });
    }
    return after;
  };

  return {
    name: 'plates',
    operations: {
      ...storageOperations(
        base,
        family,
        {
          list: 'listPlates',
          get: 'getPlate',
          bulkGet: 'bulkGetPlates',
          create: 'createPlate',
          update: 'updatePlate',
          pathParameter: 'plate_id',
        },
        { create: (call, sent) => create(call, sent), update },
      ),
      ...archiving(base, family, 'archivePlates', 'unarchivePlates'),
    },
  };
}

function shownWell(container: Family, well: ItemRow, lookup: Parameters<Family['head']>[1]): object {
  const { barcode, ...shown } = container.head(well, lookup);
  return { ...shown, ...(barcode === null ? {} : { barcode }), resourceType: 'container' };
}

function hidden(well: ItemRow): object {
  return { resourceType: 'inaccessible_resource', inaccessibleId: well.id, type: 'container' };
}
