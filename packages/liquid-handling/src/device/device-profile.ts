import type { Picolitres } from '../units/volume.ts';

/** Something a device pipettes with: a pipette with its tips, an arm, a dispenser without tips. */
export interface Tool {
  /** Such as `p300_single` or `TS_50`. */
  readonly id: string;
  readonly minPl: Picolitres;
  readonly maxPl: Picolitres;
  /** How many tips it has. */
  readonly channels: 1 | 8 | 96 | 384;
  /** Whether each channel takes its own volume from its own well; otherwise all do the same at the pitch of 96 wells. */
  readonly independent: boolean;
  /** How many tips a box holds; 0 where there are none, as in an Echo. */
  readonly tipsPerBox: number;
}

/** How a device serves several wells of one aspiration. */
export interface MultiDispense {
  /** What is aspirated beyond what is dispensed; it goes away with the tip. */
  readonly excessPl: Picolitres;
  /** How many wells one aspiration serves at most. */
  readonly maxDispenses: number;
}

/** What a planner must know of a device. */
export interface DeviceProfile {
  readonly id: string;
  readonly name: string;
  /** Every volume is a multiple of it. */
  readonly quantumPl: Picolitres;
  /** Those with small volumes first: {@link toolFor} takes the first that can. */
  readonly tools: readonly Tool[];
  /** Absent where each dispense has an aspiration of its own. */
  readonly multiDispense?: MultiDispense;
  /** Whether it can mix by pipetting up and down. */
  readonly canMix: boolean;
}
