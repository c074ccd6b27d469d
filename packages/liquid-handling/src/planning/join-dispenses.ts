import type { DeviceProfile } from '../device/device-profile.ts';
import { toolFor } from '../device/tool-for.ts';
import { isSameWell } from '../labware/well-map.ts';
import { aspiratedPl } from '../plan/aspirated-pl.ts';
import type { Piece } from './to-steps.ts';

/**
 * Pieces of diluent that follow each other from one well, joined to one aspiration with several dispenses, as long as its tool takes
 * the whole and can dispense the least, and only into wells without a sample, as the tip goes on.
 */
export function joinDispenses(pieces: readonly Piece[], device: DeviceProfile): readonly Piece[] {
  const { multiDispense } = device;
  if (multiDispense === undefined) return pieces;
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    const together = last === undefined ? undefined : join(last, piece);
    if (together === undefined) joined.push(piece);
    else joined.splice(-1, 1, together);
  }
  return joined;

  function join(first: Piece, second: Piece): Piece | undefined {
    if (first.phase !== 'diluent' || second.phase !== 'diluent' || !first.isClean || !second.isClean) return undefined;
    if (first.mix !== undefined || second.mix !== undefined) return undefined;
    if (!isSameWell(first.source, second.source)) return undefined;
    const dispenses = [...first.dispenses, ...second.dispenses];
    const together = { ...first, dispenses, excessPl: multiDispense?.excessPl ?? 0 };
    const tool = toolFor(device, aspiratedPl(together));
    const fits = tool !== undefined && dispenses.every(({ volumePl }) => volumePl >= tool.minPl);
    return fits && dispenses.length <= (multiDispense?.maxDispenses ?? 1) ? together : undefined;
  }
}
