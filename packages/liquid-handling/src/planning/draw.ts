import type { WellAddress } from '../labware/labware.ts';
import type { Step } from '../plan/plan.ts';
import type { Picolitres } from '../units/volume.ts';

/** What a planner wants to go from one well to another, before it is cut into what the device does at once. */
export interface Draw {
  readonly phase: Step['phase'];
  readonly source: WellAddress;
  readonly destination: WellAddress;
  /** A multiple of the device's quantum, above 0. */
  readonly volumePl: Picolitres;
  /** Whether the destination is mixed afterwards, where the device can. */
  readonly mix?: boolean;
}
