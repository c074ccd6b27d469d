import { InputError } from '@ligase/core/errors';
import type { Labware } from '../../labware/labware.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanWarning } from '../../plan/plan-warning.ts';
import { checkOneWay } from '../../planning/check-one-way.ts';
import type { Draw } from '../../planning/draw.ts';
import { planFrom } from '../../planning/plan-from.ts';
import type { PlanSetup } from '../../planning/plan-setup.ts';
import { splitVolume } from '../../planning/split-volume.ts';
import { createStock } from '../../planning/stock.ts';
import { formatVolume, type Picolitres } from '../../units/volume.ts';
import { orderForHead } from './order-for-head.ts';
import type { Layout } from './layout.ts';
import { mapWells } from './map-wells.ts';

/** Which plates to copy to which. */
export interface ReformatOptions extends PlanSetup {
  readonly layout: Layout;
  /** Ids of labware, in the order of the layout. */
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  /** What each destination gets. */
  readonly volumePl: Picolitres;
}

/**
 * Plans copies of whole plates: stamped one to one, gathered from four plates of 96 wells to one of 384 (or from 384 to 1,536) in
 * quadrants or interleaved, and back. Wells that hold nothing are passed over; one of which too little is there is left out, with a
 * warning.
 *
 * @throws {InputError} when the plates do not fit the layout, one is copied to itself, or the device cannot move the volume.
 */
export function reformat(options: ReformatOptions): Plan {
  const { layout, sources, destinations, volumePl, device, deck } = options;
  if (volumePl % device.quantumPl !== 0 || splitVolume(volumePl, device) === undefined)
    throw new InputError('INPUT_INVALID', `${device.name} cannot move ${formatVolume(volumePl)}.`);
  const plate = (id: string): Labware => {
    const labware = deck.find((one) => one.id === id);
    if (labware === undefined) throw new InputError('INPUT_INVALID', `There is no ${id} on the deck.`);
    return labware;
  };
  const stock = createStock(options);
  const warnings: PlanWarning[] = [];
  const mapped = mapWells(layout, sources.map(plate), destinations.map(plate));
  checkOneWay(mapped, stock);
  const draws = mapped.flatMap(({ source, destination }): readonly Draw[] => {
    if (stock.volumePl(source) === 0) return [];
    const therePl = stock.drawablePl(source);
    if (therePl < volumePl) {
      const message = `It takes ${formatVolume(volumePl)} of ${source.well} of ${source.labware}, and ${formatVolume(therePl)} can be drawn. Left out.`;
      warnings.push({ code: 'short-of-volume', at: destination, message });
      return [];
    }
    stock.move(source, destination, volumePl);
    return [{ phase: 'sample', source, destination, volumePl }];
  });
  return planFrom(options, orderForHead(draws, options), warnings);
}
