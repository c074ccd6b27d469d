import { InputError } from '@ligase/core/errors';
import type { WellAddress } from '../labware/labware.ts';
import { createWellMap } from '../labware/well-map.ts';
import type { Stock } from './stock.ts';

/**
 * Refuses a well that holds something, is drawn from and is filled as well: whether its own liquid or the mixture is meant to go on,
 * nobody says, and one of them is a contamination. An empty well may be filled first and drawn from then.
 *
 * @throws {InputError}
 */
export function checkOneWay(
  moves: readonly { readonly source: WellAddress; readonly destination: WellAddress }[],
  stock: Stock,
): void {
  const filled = createWellMap(moves.map(({ destination }) => [destination, true] as const));
  const both = moves.find(({ source }) => filled.has(source) && stock.volumePl(source) > 0)?.source;
  if (both === undefined) return;
  throw new InputError(
    'INPUT_INVALID',
    `${both.well} of ${both.labware} holds something, and is both drawn from and filled: it is not said which comes first. Plan it in two plans.`,
  );
}
