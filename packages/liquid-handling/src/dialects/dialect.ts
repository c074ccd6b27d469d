import type { Plan, PlanFrame } from '../plan/plan.ts';

/** A kind of file that devices take, written from plans and read back into them. */
export interface Dialect {
  /** Such as `tecan-gwl`. */
  readonly id: string;
  /** What a person calls such a file, as in `Line 3 of the Tecan worklist`. */
  readonly name: string;
  /** Such as `.gwl`. */
  readonly extension: string;
  /** How the text is to be stored. Readers take either. */
  readonly encoding: 'utf8' | 'latin1';
  /**
   * The file of a plan.
   *
   * @throws {InputError} `INPUT_INVALID` for whatever the file could not say as the plan means it
   */
  readonly render: (plan: Plan) => string;
  /**
   * The plan that a file and what is known around it amount to.
   *
   * @throws {InputError} `INPUT_INVALID` with the line; `INPUT_UNREADABLE` and `INPUT_OVERSIZED` for what is no such file
   */
  readonly parse: (content: string | Uint8Array, frame: PlanFrame) => Plan;
}
