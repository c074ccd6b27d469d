import type { WellAddress } from '../labware/labware.ts';

/** Why a planner could not do for a well what was asked. */
export type WarningCode =
  | 'too-weak'
  | 'too-strong'
  | 'unknown-concentration'
  | 'not-pipettable'
  | 'short-of-volume'
  | 'occupied'
  | 'rounded'
  | 'two-step'
  | 'larger-last-well';

/** Something a person should know of one well, or of the whole plan, before they say yes. */
export interface PlanWarning {
  readonly code: WarningCode;
  /** The destination that it is about, or the source where there is none. */
  readonly at?: WellAddress;
  readonly message: string;
}
