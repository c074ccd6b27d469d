import type { Picolitres } from '../units/volume.ts';
import type { WellGrid } from './well.ts';

/** A kind of plate, rack of tubes or reservoir: what all of that kind have in common. A fact, written by whoever knows it. */
export interface LabwareType extends WellGrid {
  /** Such as `corning_96_wellplate_360ul_flat`; dialects name labware by it, or by what their options map it to. */
  readonly id: string;
  /** What a well takes at most. */
  readonly capacityPl: Picolitres;
  /** What must stay in a well when it is drawn from, as the device cannot reach it. */
  readonly deadVolumePl: Picolitres;
  /** How many tips reach into one well of a reservoir at once. Default 1. */
  readonly tipsPerWell?: number;
  /** What it may serve as. Default both; an Echo's plate types are one or the other. */
  readonly uses?: readonly ('source' | 'destination')[];
}

/** What a piece of labware is there for in a plan. */
export type LabwareRole = 'sample' | 'diluent' | 'intermediate' | 'destination' | 'waste';

/** One piece of labware on the deck. */
export interface Labware {
  /** Its name in the plan and on the device: unique there. 32 characters at most, no `;`, so that every dialect can write it. */
  readonly id: string;
  readonly type: LabwareType;
  readonly role: LabwareRole;
  readonly barcode?: string;
  /** Where it stands on the deck, in the device's own words. */
  readonly position?: string;
}

/** One well of one piece of labware. */
export interface WellAddress {
  /** The labware's `id`. */
  readonly labware: string;
  /** Such as `A1`; never padded. */
  readonly well: string;
}
