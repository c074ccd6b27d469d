import type { Family } from '../../engine/family.ts';
import { answerList } from '../../engine/read-operations.ts';
import type { Schema } from '../../engine/schema.ts';
import type { Feature } from '../../feature.ts';
import { archiving } from './archive-storage.ts';
import { createStorage, type StorageFamily } from './create-storage.ts';
import { storageOf, type InventoryBase } from './inventory-base.ts';
import { gridOf } from './place-storage.ts';
import { positionName, type Grid } from './position.ts';
import { capacityOf, holderFilters, STORED, storageFilters, storageHead } from './storage-family.ts';
import { storageOperations } from './storage-operations.ts';
import { updateStorage } from './update-storage.ts';
import { inSeenPlaces, storedOfPath } from './stored-rights.ts';

/** Boxes: grids of containers. */
export function boxes(base: InventoryBase, container: Family): Feature {
  const { engine, storage } = base;
  const family: StorageFamily = {
    type: 'box',
    label: 'Box',
    prefix: 'box_',
    path: '/boxes',
    listKey: 'boxes',
    idsKey: 'boxIds',
    head: (row, lookup) => {
      const { capacity } = storageOf(base, row.id);
      const { occupied, empty } = storage.occupancy(row.id);
      const counted = capacityOf(occupied, capacity ?? 0);
      return {
        ...storageHead(base, row, lookup),
        projectId: row.project_id,
        ...counted,
        size: counted['totalCapacity'],
        filledPositions: occupied,
        emptyPositions: counted['availableCapacity'],
        emptyContainers: empty,
      };
    },
    headOnly: true,
    from: STORED,
    filters: { ...storageFilters, ...holderFilters },
    defaultSort: 'modifiedAt:desc',
  };
  // In a box a container also shows its position.
  const inBox: Family = {
    ...container,
    head: (row, lookup) => {
      const { position, parent_id: boxId } = storageOf(base, row.id);
      const at = position ?? 0;
      return {
        ...container.head(row, lookup),
        gridPosition: positionName(at, gridOf(storageOf(base, boxId ?? ''))),
        gridNumber: at + 1,
      };
    },
  };
  return {
    name: 'boxes',
    operations: {
      ...storageOperations(
        base,
        family,
        {
          list: 'listBoxes',
          get: 'getBox',
          bulkGet: 'bulkGetBoxes',
          create: 'createBox',
          update: 'updateBox',
          pathParameter: 'box_id',
        },
        {
          create: (call, sent) =>
            createStorage(base, call, family, sent, (schema) => {
              const { height, width } = schema as Schema & Grid;
              return { capacity: height * width, width };
            }),
          update: (call, row, sent) => updateStorage(base, call, family, row, sent),
        },
      ),
      ...archiving(base, family, 'archiveBoxes', 'unarchiveBoxes'),
      listBoxContents: {
        support: 'faithful',
        handle: ({ principal, path, query }) => {
          const box = storedOfPath(base, principal, 'box', path['box_id'] ?? '');
          const conditions = [{ sql: 'parent_id = ?', values: [box.id] }, ...inSeenPlaces(base, principal)];
          return answerList(engine, inBox, { principal, query, conditions, counted: false });
        },
      },
    },
  };
}
