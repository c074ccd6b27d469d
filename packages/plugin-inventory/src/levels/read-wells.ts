import type { Benchling } from '@ligase/core';
import type { Container } from '../container.ts';
import type { InventoryCall } from '../contract.ts';
import { inSlices } from '../storage/in-slices.ts';
import { wellOf } from './well-of.ts';
import type { Well } from './well.ts';

/** Reads what containers hold, by their ids. `labels` has what they were called before: alone, a well does not name its plate. */
export async function readWells(
  benchling: Benchling,
  containerIds: Iterable<string>,
  labels: ReadonlyMap<string, { readonly label: string }>,
  call: InventoryCall,
): Promise<ReadonlyMap<string, Well>> {
  const found = await inSlices<Container>(
    [...containerIds],
    async (ids) => {
      const query = { containerIds: ids };
      return ((await benchling.request('GET /containers:bulk-get', { query, ...call })).containers ??
        []) as Container[];
    },
    ({ id }) => id,
  );
  return new Map(
    Array.from(found, ([id, container]) => {
      const well = wellOf(container);
      return [id, { ...well, label: labels.get(id)?.label ?? well.label }];
    }),
  );
}
