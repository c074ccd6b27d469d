import { InputError } from '@ligase/core/errors';
import type { DeckIndex } from '../labware/deck-index.ts';
import type { WellAddress } from '../labware/labware.ts';

/**
 * Refuses wells that are not on the deck, all of them at once.
 *
 * @throws {InputError}
 */
export function checkAddresses(wells: readonly WellAddress[], index: DeckIndex): void {
  const unknown = wells.filter((at) => index.indexOf(at) === undefined);
  if (unknown.length === 0) return;
  const names = [...new Set(unknown.map(({ labware, well }) => `${well} of ${labware}`))];
  throw new InputError('INPUT_INVALID', `These wells are not on the deck: ${names.join(', ')}.`, {
    details: { wells: names },
  });
}
