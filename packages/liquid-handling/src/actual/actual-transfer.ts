import type { WellAddress } from '../labware/labware.ts';
import type { Picolitres } from '../units/volume.ts';

/** What a device says that it did of one transfer. */
export interface ActualTransfer {
  readonly source: WellAddress;
  readonly destination: WellAddress;
  /** What it was told to move. */
  readonly plannedPl: Picolitres;
  /** What it moved; 0 when it moved nothing. */
  readonly actualPl: Picolitres;
  /** Why it moved less, in the device's words. */
  readonly reason?: string;
}
