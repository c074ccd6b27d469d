import { formatDecimal } from './decimal.ts';
import { knownUnit, splitQuantity, toWhole, type UnitTable } from './read-quantity.ts';

/** A volume: a whole number of picolitres. 10 mL are 1e10, far below what a number holds exactly. */
export type Picolitres = number;

/** A unit of volume, as Benchling spells it. */
export type VolumeUnit = 'pL' | 'nL' | 'uL' | 'mL' | 'L';

const units: UnitTable<VolumeUnit> = { pL: 0, nL: 3, uL: 6, mL: 9, L: 12 };

/**
 * Reads a volume such as `0.1 uL` to the picolitre, never by way of floating point.
 *
 * @throws {InputError} for another unit, below 0, or finer than a picolitre.
 */
export function parseVolume(text: string): Picolitres {
  const { value, unit } = splitQuantity(text);
  return volumePl(value, unit);
}

/**
 * The picolitres of a number and its unit, such as those of a Benchling quantity.
 *
 * @throws {InputError} for another unit, below 0, or finer than a picolitre.
 */
export function volumePl(value: string | number, unit: string): Picolitres {
  return toWhole(value, units[knownUnit(units, unit, 'volume')], `A volume (${unit})`, 'refuse');
}

/** A volume's exact number in a unit, as text: `100000` in uL is `0.1`. */
export function volumeIn(pl: Picolitres, unit: VolumeUnit): string {
  return formatDecimal(pl, units[unit]);
}

/** A volume with its unit, exact: in `unit`, or in the largest of pL, nL, uL, mL and L in which it is at least 1. */
export function formatVolume(pl: Picolitres, unit: VolumeUnit = fittingUnit(pl)): string {
  return `${volumeIn(pl, unit)} ${unit}`;
}

function fittingUnit(pl: Picolitres): VolumeUnit {
  const names = Object.keys(units) as VolumeUnit[];
  return names.findLast((name) => Math.abs(pl) >= 10 ** units[name]) ?? 'uL';
}
