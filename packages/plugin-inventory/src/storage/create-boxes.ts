import type { Benchling, Listing } from '@ligase/core';
import type { Box, Container } from '../container.ts';
import type { Boxes, InventoryCall } from '../contract.ts';
import { lookUp } from './lookup.ts';

/** Boxes. */
export function createBoxes(benchling: Benchling): Boxes {
  const found = async (query: object, call: InventoryCall): Promise<readonly Box[]> =>
    ((await benchling.request('GET /boxes:bulk-get', { query, ...call })).boxes ?? []) as Box[];
  const update: Boxes['update'] = async (id, changes, call = {}) => {
    const input = { path: { box_id: id }, body: changes, ...call };
    return (await benchling.request('PATCH /boxes/{box_id}', input)) as Box;
  };
  return {
    list: (query = {}, call = {}) => benchling.list('GET /boxes', { query, ...call }) as Listing<Box>,
    get: async (id, call = {}) =>
      (await benchling.request('GET /boxes/{box_id}', { path: { box_id: id }, ...call })) as Box,
    bulkGet: (lookup, call = {}) =>
      lookUp(
        lookup,
        (boxIds) => found({ boxIds }, call),
        (barcodes) => found({ barcodes }, call),
      ),
    create: async (body, call = {}) => (await benchling.request('POST /boxes', { body, ...call })) as Box,
    update,
    move: (id, parentStorageId, call = {}) => update(id, { parentStorageId }, call),
    async archive(ids, { reason, freesBarcodes: shouldRemoveBarcodes = false }, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /boxes:archive', {
        body: { boxIds: [...ids], reason, shouldRemoveBarcodes },
        ...call,
      });
    },
    async unarchive(ids, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /boxes:unarchive', { body: { boxIds: [...ids] }, ...call });
    },
    contents: (boxId, call = {}) =>
      benchling.list('GET /boxes/{box_id}/contents', { path: { box_id: boxId }, ...call }) as Listing<Container>,
  };
}
