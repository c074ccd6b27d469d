import { divideRounded, formatDecimal } from './decimal.ts';
import type { Concentration } from './concentration.ts';
import { knownUnit, splitQuantity, toWhole, type UnitTable } from './read-quantity.ts';
import type { Picolitres } from './volume.ts';

/** How much there is of something: whole femtograms or whole attomoles. 1 ng is 1e6 fg, 1 fmol is 1,000 amol. */
export type Amount = { readonly kind: 'mass'; readonly fg: number } | { readonly kind: 'molar'; readonly amol: number };

const massUnits: UnitTable = { fg: 0, pg: 3, ng: 6, ug: 9, mg: 12 };
const molarUnits: UnitTable = { amol: 0, fmol: 3, pmol: 6, nmol: 9, umol: 12 };
const allUnits: UnitTable = { ...massUnits, ...molarUnits };

/**
 * Reads an amount such as `50 ng` or `20 fmol`, exactly.
 *
 * @throws {InputError} for another unit, below 0, or finer than 1 fg or 1 amol.
 */
export function parseAmount(text: string): Amount {
  const { value, unit } = splitQuantity(text);
  const name = knownUnit(allUnits, unit, 'amount');
  const count = toWhole(value, allUnits[name] ?? 0, `An amount (${unit})`, 'refuse');
  return Object.hasOwn(massUnits, name) ? { kind: 'mass', fg: count } : { kind: 'molar', amol: count };
}

/** An amount's exact number in ng or fmol, with that unit. */
export function formatAmount(amount: Amount): string {
  return amount.kind === 'mass' ? `${formatDecimal(amount.fg, 6)} ng` : `${formatDecimal(amount.amol, 3)} fmol`;
}

/**
 * The amount that a volume of a concentration holds, as a count so fine that it is always whole: zeptograms (1e-21 g) for a mass,
 * rontomoles (1e-27 mol) for a substance.
 */
export function fineAmount(concentration: Concentration, volumePl: Picolitres): bigint {
  return BigInt(concentration.kind === 'mass' ? concentration.fgPerUl : concentration.fM) * BigInt(volumePl);
}

/** The concentration of a fine amount in a volume above 0, rounded to 1 fg/uL or 1 fM. */
export function concentrationIn(kind: Concentration['kind'], fine: bigint, volumePl: Picolitres): Concentration {
  const count = Number(divideRounded(fine, BigInt(volumePl)));
  return kind === 'mass' ? { kind, fgPerUl: count } : { kind, fM: count };
}
