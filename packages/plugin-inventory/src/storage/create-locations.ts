import type { Benchling, Listing } from '@ligase/core';
import type { Location } from '../container.ts';
import type { Locations, InventoryCall } from '../contract.ts';
import { lookUp } from './lookup.ts';

/** Locations. */
export function createLocations(benchling: Benchling): Locations {
  const found = async (query: object, call: InventoryCall): Promise<readonly Location[]> =>
    ((await benchling.request('GET /locations:bulk-get', { query, ...call })).locations ?? []) as Location[];
  const update: Locations['update'] = async (id, changes, call = {}) => {
    const input = { path: { location_id: id }, body: changes, ...call };
    return (await benchling.request('PATCH /locations/{location_id}', input)) as Location;
  };
  return {
    list: (query = {}, call = {}) => benchling.list('GET /locations', { query, ...call }) as Listing<Location>,
    get: async (id, call = {}) =>
      (await benchling.request('GET /locations/{location_id}', { path: { location_id: id }, ...call })) as Location,
    bulkGet: (lookup, call = {}) =>
      lookUp(
        lookup,
        (locationIds) => found({ locationIds }, call),
        (barcodes) => found({ barcodes }, call),
      ),
    create: async (body, call = {}) => (await benchling.request('POST /locations', { body, ...call })) as Location,
    update,
    move: (id, parentStorageId, call = {}) => update(id, { parentStorageId }, call),
    async archive(ids, { reason, freesBarcodes: shouldRemoveBarcodes = false }, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /locations:archive', {
        body: { locationIds: [...ids], reason, shouldRemoveBarcodes },
        ...call,
      });
    },
    async unarchive(ids, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /locations:unarchive', { body: { locationIds: [...ids] }, ...call });
    },
  };
}
