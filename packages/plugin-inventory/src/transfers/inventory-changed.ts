import { InventoryError } from '@ligase/core';
import type { Level } from '../levels/well.ts';
import { volumeText } from '../units/volume.ts';
import type { Unclear } from './landed-of.ts';

const mostShown = 5;

/** The error for an inventory from which it cannot be told what was done; names the containers that are not as expected. */
export function inventoryChanged(unclear: Unclear, parts: number): InventoryError {
  const { kind, chunks, wells } = unclear;
  const shown = wells.slice(0, mostShown).map(({ label, expected, found }) => `${label}: ${contrast(expected, found)}`);
  const more = wells.length > mostShown ? `; and ${wells.length - mostShown} more` : '';
  const what = {
    partly: `Part ${chunks + 1} of ${parts} was done for some containers only. Not so in ${shown.join('; ')}${more}.`,
    ambiguous: `The containers hold what fits more than one part of ${parts}.`,
    changed: `Containers hold what they should not, before or after any part of ${parts}. ${shown.join('; ')}${more}.`,
  }[kind];
  return new InventoryError(`${what} Nothing more was sent: a person has to look at what was really done.`, {
    details: {
      kind,
      wells: wells.map(({ containerId, label, expected, found }) => ({
        containerId,
        label,
        expectedPl: expected.volumePl,
        foundPl: found?.volumePl ?? null,
      })),
    },
  });
}

/** What is expected, and what was found instead. */
function contrast(expected: Level, found: Level | undefined): string {
  if (found === undefined) return `expected ${volumeText(expected.volumePl)}, but it is not to be seen`;
  if (found.volumePl !== expected.volumePl)
    return `expected ${volumeText(expected.volumePl)}, found ${volumeText(found.volumePl)}`;
  return `expected ${expected.contentIds.join(' and ') || 'nothing'} in it, found ${found.contentIds.join(' and ') || 'nothing'}`;
}
