import type { DeckIndex } from '../labware/deck-index.ts';
import type { WellAddress } from '../labware/labware.ts';
import { createWellMap, type WellMap } from '../labware/well-map.ts';
import type { PlanFrame } from '../plan/plan.ts';
import { isWholeConcentration } from '../units/concentration.ts';
import { formatVolume } from '../units/volume.ts';
import type { Fault } from './fault.ts';
import { type Mixture, mixtureOf } from './mixture.ts';

/** What the wells of a plan hold before its first step; what is wrong with that is added to `faults`. */
export function fillDeck(
  { contents }: Pick<PlanFrame, 'contents'>,
  index: DeckIndex,
  faults: Fault[],
): WellMap<{ readonly at: WellAddress; readonly mixture: Mixture }> {
  const state = createWellMap<{ readonly at: WellAddress; readonly mixture: Mixture }>();
  for (const { labware: id, well, volumePl, contents: things } of contents) {
    const at = { labware: id, well };
    const labware = index.labware(id);
    if (labware === undefined || index.indexOf(at) === undefined) {
      faults.push({ code: 'well-unknown', at, message: `There is no well ${well} of ${id} on the deck.` });
      continue;
    }
    if (!Number.isSafeInteger(volumePl) || volumePl < 0) {
      faults.push({
        code: 'volume-not-whole',
        at,
        message: `A volume is a whole number of picolitres from 0 on, not ${volumePl}.`,
      });
      continue;
    }
    const unsound = things.find(
      ({ concentration }) => concentration !== undefined && !isWholeConcentration(concentration),
    );
    if (unsound !== undefined) {
      faults.push({
        code: 'concentration-not-whole',
        at,
        message: `The concentration of ${unsound.entity} is no whole number of fg/uL or fM from 0 on.`,
      });
      continue;
    }
    if (volumePl > labware.type.capacityPl)
      faults.push({
        code: 'above-capacity',
        at,
        message: `It holds ${formatVolume(volumePl)}; a well of ${labware.type.id} takes ${formatVolume(labware.type.capacityPl)}.`,
      });
    if (state.has(at)) faults.push({ code: 'well-doubled', at, message: 'Its contents are listed twice.' });
    state.set(at, { at, mixture: mixtureOf(volumePl, things) });
  }
  return state;
}
