import { InputError } from '@ligase/core';
import { shiftPoint } from './shift-point.ts';

/** A quantity as Benchling sends and takes it. */
export interface Quantity {
  readonly value?: number | null;
  readonly units?: string | null;
}

/** Picolitres in a unit, as powers of ten. */
const powers: ReadonlyMap<string, number> = new Map([
  ['pL', 0],
  ['nL', 3],
  ['uL', 6],
  ['mL', 9],
  ['L', 12],
]);

/**
 * The volume of a quantity in whole picolitres, rounded to the nearest; `null` when it is not known, or is no metric volume:
 * Benchling also knows masses, cells and gallons.
 */
export function volumePlOf({ value, units }: Quantity): number | null {
  if (value === null || value === undefined || units === null || units === undefined) return null;
  const power = powers.get(units.replace(/[µμ]/u, 'u'));
  if (power === undefined || value < 0) return null;
  const volumePl = Math.round(shiftPoint(value, power));
  return Number.isSafeInteger(volumePl) ? volumePl : null;
}

/**
 * Whole picolitres of a number in a unit: `volumePl(2.5, 'uL')` is 2,500,000.
 * @throws {InputError} when the unit is none of pL, nL, uL, mL and L, or the volume is no whole number of picolitres.
 */
export function volumePl(value: number, units: string): number {
  const power = powers.get(units.replace(/[µμ]/u, 'u'));
  if (power === undefined)
    throw new InputError('INPUT_INVALID', `"${units}" is no unit of volume. Give pL, nL, uL, mL or L.`);
  const whole = shiftPoint(value, power);
  if (!Number.isSafeInteger(whole) || whole < 0)
    throw new InputError('INPUT_INVALID', `${value} ${units} is not a whole number of picolitres.`);
  return whole;
}

/** A volume as Benchling takes it, in microlitres: exact, since a number holds 15 digits. */
export function toQuantity(picolitres: number): { readonly value: number; readonly units: 'uL' } {
  return { value: picolitres / 1e6, units: 'uL' };
}

/** A volume as people at a bench write it: `2.5 uL`. */
export function volumeText(picolitres: number | null): string {
  return picolitres === null ? 'an unknown volume' : `${picolitres / 1e6} uL`;
}
