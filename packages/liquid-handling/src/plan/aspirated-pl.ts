import type { Picolitres } from '../units/volume.ts';
import type { Step } from './plan.ts';

/** What a step aspirates: all that it dispenses, and the excess. */
export function aspiratedPl({ dispenses, excessPl }: Pick<Step, 'dispenses' | 'excessPl'>): Picolitres {
  return dispenses.reduce((sum, { volumePl }) => sum + volumePl, excessPl);
}
