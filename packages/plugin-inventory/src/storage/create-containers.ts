import type { Benchling, ItemOutcome, Listing } from '@ligase/core';
import type { Container } from '../container.ts';
import type { Containers, InventoryCall } from '../contract.ts';
import { createContents } from './create-contents.ts';
import { lookUp } from './lookup.ts';

type Outcomes = AsyncIterable<ItemOutcome<Container>>;

/** Tubes and wells. */
export function createContainers(benchling: Benchling): Containers {
  const found = async (query: object, call: InventoryCall): Promise<readonly Container[]> =>
    ((await benchling.request('GET /containers:bulk-get', { query, ...call })).containers ?? []) as Container[];
  const update: Containers['update'] = async (id, changes, call = {}) => {
    const input = { path: { container_id: id }, body: changes, ...call };
    return (await benchling.request('PATCH /containers/{container_id}', input)) as Container;
  };
  return {
    list: (query = {}, call = {}) => benchling.list('GET /containers', { query, ...call }) as Listing<Container>,
    get: async (id, call = {}) =>
      (await benchling.request('GET /containers/{container_id}', { path: { container_id: id }, ...call })) as Container,
    bulkGet: (lookup, call = {}) =>
      lookUp(
        lookup,
        (containerIds) => found({ containerIds }, call),
        (barcodes) => found({ barcodes }, call),
      ),
    create: async (body, call = {}) => (await benchling.request('POST /containers', { body, ...call })) as Container,
    bulkCreate: (items, call = {}) => benchling.bulk('POST /containers:bulk-create', { items, ...call }) as Outcomes,
    update,
    bulkUpdate: (items, call = {}) => benchling.bulk('POST /containers:bulk-update', { items, ...call }) as Outcomes,
    move: (id, parentStorageId, call = {}) => update(id, { parentStorageId }, call),
    async archive(ids, { reason, freesBarcodes: shouldRemoveBarcodes = false }, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /containers:archive', {
        body: { containerIds: [...ids], reason, shouldRemoveBarcodes },
        ...call,
      });
    },
    async unarchive(ids, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /containers:unarchive', { body: { containerIds: [...ids] }, ...call });
    },
    async checkOut(ids, options, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /containers:check-out', { body: { containerIds: [...ids], ...options }, ...call });
    },
    async reserve(ids, options, call = {}) {
      if (ids.length === 0) return;
      await benchling.request('POST /containers:reserve', { body: { containerIds: [...ids], ...options }, ...call });
    },
    async checkIn(ids, comment, call = {}) {
      if (ids.length === 0) return;
      const body = { containerIds: [...ids], ...(comment !== undefined && { comments: comment }) };
      await benchling.request('POST /containers:check-in', { body, ...call });
    },
    contents: createContents(benchling),
  };
}
