import type { Benchling } from '@ligase/core';
import type { ExpectedLevel, InventoryCall, Reconciliation } from '../contract.ts';
import { sameLevel } from '../transfers/same-level.ts';
import { readWells } from './read-wells.ts';

/** Compares what containers hold with what they should, to the picolitre. */
export async function reconcile(
  benchling: Benchling,
  expected: Iterable<ExpectedLevel>,
  call: InventoryCall,
): Promise<Reconciliation> {
  const wanted = new Map(Array.from(expected, (level) => [level.containerId, level]));
  const now = await readWells(benchling, wanted.keys(), new Map(), call);
  const differences = [...wanted.values()].flatMap(({ containerId, volumePl, contentIds, label }) => {
    const found = now.get(containerId);
    const held = contentIds ?? found?.contentIds ?? [];
    const level = { containerId, label: containerId, volumePl, contentIds: held.toSorted() };
    if (sameLevel(found, level)) return [];
    const foundPl = found?.volumePl ?? null;
    return [
      {
        containerId,
        label: label ?? found?.label ?? containerId,
        expectedPl: volumePl,
        foundPl,
        differencePl: volumePl === null || foundPl === null ? null : foundPl - volumePl,
        expectedContentIds: level.contentIds,
        foundContentIds: found?.contentIds ?? [],
      },
    ];
  });
  return { compared: wanted.size, isEqual: differences.length === 0, differences };
}
