import type { Picolitres } from '../../units/volume.ts';

/** A rack of tips on the deck. */
export interface TipRackPlace {
  /** Such as `A1` on a Flex, `1` on an OT-2. */
  readonly slot: string;
  /** Such as `opentrons_flex_96_tiprack_50ul`. */
  readonly loadName: string;
}

/** The pipette and tips that do what a tool of the plan does. */
export interface OpentronsPipette {
  /** Such as `p50_single_flex`. It must have one channel. */
  readonly name: string;
  readonly mount: 'left' | 'right';
  /** Used up one after another, each down its columns. */
  readonly tipRacks: readonly TipRackPlace[];
  /** How fast liquid is moved. By default a fifth of what the pipette takes at most. */
  readonly flowRatePlPerSecond?: Picolitres;
}

/** A definition of labware for the robot. */
export interface OpentronsLabware {
  readonly loadName: string;
  /** Default `opentrons`. */
  readonly namespace?: string;
  /** By default the newest that is known. */
  readonly version?: number;
}

/** How a robot of Opentrons is set up. */
export interface OpentronsOptions {
  /** Default `flex`. */
  readonly robot?: 'flex' | 'ot2';
  /** What does the work of each tool of the plan's device, by the tool's id. */
  readonly pipettes: Readonly<Record<string, OpentronsPipette>>;
  /** Definitions of types of labware, by the type's id; by default the type's id is the name that Opentrons knows it by. */
  readonly labware?: Readonly<Record<string, OpentronsLabware>>;
}

/** What such a file is called in messages. */
export const opentronsFile = 'Opentrons protocol';
