import type { WellAddress } from '../labware/labware.ts';

/** What is wrong with a plan. */
export type FaultCode =
  | 'device-invalid'
  | 'labware-invalid'
  | 'labware-doubled'
  | 'well-doubled'
  | 'well-unknown'
  | 'volume-not-whole'
  | 'concentration-not-whole'
  | 'off-quantum'
  | 'out-of-range'
  | 'no-dispense'
  | 'no-multi-dispense'
  | 'too-many-dispenses'
  | 'excess-wrong'
  | 'source-is-destination'
  | 'wrong-use'
  | 'below-dead-volume'
  | 'above-capacity'
  | 'tip-wrong'
  | 'tip-dirty'
  | 'cannot-mix';

/** One reason for which a plan cannot be carried out, or would not do what it says. */
export interface Fault {
  readonly code: FaultCode;
  /** The step's number in the plan, from 0; absent for what is wrong before the first. */
  readonly step?: number;
  readonly at?: WellAddress;
  readonly message: string;
}
