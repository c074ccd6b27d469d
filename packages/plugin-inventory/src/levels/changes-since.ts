import type { Benchling } from '@ligase/core';
import type { InventoryCall, Snapshot, WellChange } from '../contract.ts';
import { readWells } from './read-wells.ts';

/** The wells that were changed since a snapshot, whatever was changed in them, and how they stand now. */
export async function changesSince(
  benchling: Benchling,
  { wells }: Snapshot,
  call: InventoryCall,
): Promise<readonly WellChange[]> {
  const before = new Map(wells.map((well) => [well.containerId, well]));
  const now = await readWells(benchling, before.keys(), before, call);
  return wells.flatMap((was) => {
    const is = now.get(was.containerId);
    if (is === undefined) return [];
    // What Benchling computes from links may change what is sent of a well without a change of the well.
    const isSame =
      is.modifiedAt === was.modifiedAt &&
      is.volumePl === was.volumePl &&
      is.contentIds.join() === was.contentIds.join();
    return isSame ? [] : [{ before: was, now: is }];
  });
}
