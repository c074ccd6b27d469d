import { isSameWell } from '../labware/well-map.ts';
import type { Step } from './plan.ts';

/** Whether two steps dispense into one well alone, and it is the same. */
export function isSameDestination(one: Pick<Step, 'dispenses'>, other: Pick<Step, 'dispenses'>): boolean {
  const [first, ...more] = one.dispenses;
  const [second, ...others] = other.dispenses;
  if (first === undefined || second === undefined || more.length > 0 || others.length > 0) return false;
  return isSameWell(first.destination, second.destination);
}
