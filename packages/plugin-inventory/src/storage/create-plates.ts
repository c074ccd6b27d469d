import type { Benchling, Listing } from '@ligase/core';
import type { Plate } from '../container.ts';
import type { Plates, InventoryCall } from '../contract.ts';
import { lookUp } from './lookup.ts';

/** Plates. */
export function createPlates(benchling: Benchling): Plates {
  const found = async (query: object, call: InventoryCall): Promise<readonly Plate[]> =>
    ((await benchling.request('GET /plates:bulk-get', { query, ...call })).plates ?? []) as Plate[];
  const update: Plates['update'] = async (id, changes, call = {}) => {
    const input = { path: { plate_id: id }, body: changes, ...call };
    return (await benchling.request('PATCH /plates/{plate_id}', input)) as Plate;
  };
  return {
    list: (query = {}, call = {}) => benchling.list('GET /plates', { query, ...call }) as Listing<Plate>,
    get: async (id, call = {}) =>
      (await benchling.request('GET /plates/{plate_id}', { path: { plate_id: id }, ...call })) as Plate,
    bulkGet: (lookup, call = {}) =>
      lookUp(
        lookup,
        (plateIds) => found({ plateIds }, call),
        (barcodes) => found({ barcodes }, call),
      ),
    create: async (body, call = {}) => (await benchling.request('POST /plates', { body, ...call })) as Plate,
    update,
    move: (id, parentStorageId, call = {}) => update(id, { parentStorageId }, call),
    async archive(ids, { reason, freesBarcodes: shouldRemoveBarcodes = false }, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /plates:archive', {
        body: { plateIds: [...ids], reason, shouldRemoveBarcodes },
        ...call,
      });
    },
    async unarchive(ids, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /plates:unarchive', { body: { plateIds: [...ids] }, ...call });
    },
  };
}
