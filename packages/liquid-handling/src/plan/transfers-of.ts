import type { WellAddress } from '../labware/labware.ts';
import type { Picolitres } from '../units/volume.ts';
import type { Plan, Step } from './plan.ts';

/** What goes from one well to another in one piece: what an inventory records. */
export interface Transfer {
  readonly source: WellAddress;
  readonly destination: WellAddress;
  readonly volumePl: Picolitres;
  readonly phase: Step['phase'];
  /** The number of its step in the plan, from 0. */
  readonly step: number;
}

/** The transfers of a plan's steps, one for each dispense, in their order. */
export function transfersOf(plan: Pick<Plan, 'steps'>): readonly Transfer[] {
  return plan.steps.flatMap(({ source, phase, dispenses }, step) =>
    dispenses.map(({ destination, volumePl }) => ({ source, destination, volumePl, phase, step })),
  );
}
