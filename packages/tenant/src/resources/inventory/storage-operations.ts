import { invalidRequest } from '../../api-error.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { commaList } from '../../engine/filters.ts';
import { answerList, bulkGetOperation, getOperation, itemReply } from '../../engine/read-operations.ts';
import { mayRead } from '../../engine/rights.ts';
import type { ServedOperation } from '../../feature.ts';
import type { Call, Handler } from '../../request.ts';
import type { StorageFamily, StorageInput } from './create-storage.ts';
import type { InventoryBase } from './inventory-base.ts';
import { demandSeen, inSeenPlaces, seesPlace, storedOfPath } from './stored-rights.ts';

/** The operationIds of what all families of the inventory have, and what the contract calls their ids. */
export interface StorageOperationNames {
  readonly list: string;
  readonly get: string;
  readonly bulkGet: string;
  readonly create: string;
  readonly update: string;
  readonly pathParameter: string;
}

/** How a family makes and changes its items. */
export interface StorageWriters {
  readonly create: (call: Call, sent: StorageInput) => ItemRow;
  readonly update: (call: Call, row: ItemRow, sent: StorageInput) => ItemRow;
}

/** Reading, creating and updating one family of the inventory. */
export function storageOperations(
  base: InventoryBase,
  family: StorageFamily,
  names: StorageOperationNames,
  writers: StorageWriters,
): Record<string, ServedOperation> {
  const { engine } = base;
  const get = getOperation(engine, family, names.pathParameter);
  const bulkGet = bulkGetOperation(engine, family, 'ids');
  const faithful = { support: 'faithful' } as const;
  return {
    [names.list]: {
      ...faithful,
      handle: (call) => {
        const { principal, query } = withIds(base, family, call, 'ids');
        const conditions = inSeenPlaces(base, principal);
        return answerList(engine, family, { principal, query, conditions, counted: false });
      },
    },
    [names.get]: {
      ...faithful,
      handle: (call) => {
        storedOfPath(base, call.principal, family.type, call.path[names.pathParameter] ?? '');
        return get(call);
      },
    },
    [names.bulkGet]: {
      ...faithful,
      handle: (call) => {
        const asked = ['barcodes', family.idsKey ?? 'ids'].filter((one) => call.query[one] !== undefined);
        if (asked.length !== 1) throw invalidRequest(`Give either ${family.idsKey} or barcodes.`);
        return bulkGet(withIds(base, family, call, family.idsKey ?? 'ids'));
      },
    },
    [names.create]: {
      ...faithful,
      handle: (call) => reply(base, family, call, writers.create(call, call.body as StorageInput), 201),
    },
    [names.update]: {
      ...faithful,
      handle: (call) => {
        const row = storedOfPath(base, call.principal, family.type, call.path[names.pathParameter] ?? '');
        return reply(base, family, call, writers.update(call, row, call.body as StorageInput), 200);
      },
    },
  };
}

function reply(
  { engine }: InventoryBase,
  family: StorageFamily,
  call: Call,
  row: ItemRow,
  status: number,
): ReturnType<Handler> {
  return itemReply(engine, family, row, status, call);
}

/** The call with its barcodes turned into ids. @throws {TenantApiError} 400 naming every barcode that nothing has. */
function withIds(base: InventoryBase, family: StorageFamily, call: Call, idsParameter: string): Call {
  const { engine, storage } = base;
  const { barcodes, [idsParameter]: ids, ...query } = call.query;
  const given = typeof ids === 'string' ? commaList(ids) : undefined;
  demandSeen(base, call.principal, given ?? [], idsParameter);
  if (typeof barcodes !== 'string') return given ? { ...call, query: { ...query, ids: given.join(',') } } : call;
  const wanted = commaList(barcodes);
  const found = storage.idsOfBarcodes(family.type, wanted).map((id) => {
    const row = id === undefined ? undefined : engine.items.get(id);
    return row && mayRead(engine, call.principal, row) && seesPlace(base, call.principal, row.id) ? row.id : undefined;
  });
  const invalidIds = wanted.filter((_, index) => found[index] === undefined);
  if (invalidIds.length > 0) throw invalidRequest(`Invalid barcodes: ${invalidIds.join(', ')}.`, { invalidIds });
  const both = found.filter((id) => id !== undefined && (given === undefined || given.includes(id)));
  return { ...call, query: { ...query, ids: both.join(',') } };
}
