import type { DeviceProfile } from '../device/device-profile.ts';
import type { Labware, WellAddress } from '../labware/labware.ts';
import type { Concentration } from '../units/concentration.ts';
import type { Picolitres } from '../units/volume.ts';
import type { PlanWarning } from './plan-warning.ts';

/** Something that a well holds, such as a sequence or a sample. */
export interface Content {
  /** Whatever identifies it to the caller: a registry id, a Benchling id. */
  readonly entity: string;
  /** Absent when nobody knows it. */
  readonly concentration?: Concentration;
  /** Length of double-stranded DNA, by which amounts of substance are computed from masses. Absent for what is none. */
  readonly lengthBp?: number;
}

/** What is in a well before anything is done. A well that is not listed is empty. */
export interface WellContents extends WellAddress {
  readonly volumePl: Picolitres;
  /** Empty for what only dilutes. */
  readonly contents: readonly Content[];
  /** What it is called in a report, such as `TE`. */
  readonly liquid?: string;
}

/** One drop of an aspiration into one well. */
export interface Dispense {
  readonly destination: WellAddress;
  readonly volumePl: Picolitres;
}

/** Pipetting up and down in the last destination. */
export interface Mix {
  readonly times: number;
  readonly volumePl: Picolitres;
}

/** One aspiration and where it goes: the least that a device does at once with one channel. */
export interface Step {
  readonly phase: 'diluent' | 'sample';
  readonly source: WellAddress;
  /** At least one. More than one is a multi-dispense. */
  readonly dispenses: readonly Dispense[];
  /** Aspirated beyond the dispenses, and thrown away with the tip. 0 but for multi-dispenses. */
  readonly excessPl: Picolitres;
  /** `new` takes a fresh tip, `keep` goes on with that of the step before, `none` where there are no tips. */
  readonly tip: 'new' | 'keep' | 'none';
  /** Done after the last dispense. */
  readonly mix?: Mix;
}

/**
 * What a device is to do, in order, and all that is needed to foretell what comes of it. It is plain data: it can be written as JSON
 * and read again.
 */
export interface Plan {
  readonly name: string;
  readonly device: DeviceProfile;
  readonly deck: readonly Labware[];
  readonly contents: readonly WellContents[];
  readonly steps: readonly Step[];
  /** What a person should know before they say yes. */
  readonly warnings: readonly PlanWarning[];
}

/** A plan without its steps: what a reader of a device's file is given, as the file does not hold it. */
export type PlanFrame = Omit<Plan, 'steps'>;
