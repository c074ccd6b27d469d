import { InputError } from '@ligase/core/errors';
import { divideRounded, formatDecimal } from './decimal.ts';
import { knownUnit, splitQuantity, toWhole, type UnitTable } from './read-quantity.ts';

/** How much mass is in a volume: whole femtograms a microlitre. 1 ng/uL is 1e6. */
export interface MassConcentration {
  readonly kind: 'mass';
  readonly fgPerUl: number;
}

/** How much substance is in a volume: whole femtomoles a litre. 1 nM is 1e6. */
export interface MolarConcentration {
  readonly kind: 'molar';
  readonly fM: number;
}

/** A concentration. Mass and substance are never taken for one another; {@link toMolar} needs a length for that. */
export type Concentration = MassConcentration | MolarConcentration;

const massUnits: UnitTable = {
  'pg/mL': 0,
  'pg/uL': 3,
  'ng/mL': 3,
  'ug/L': 3,
  'ng/uL': 6,
  'ug/mL': 6,
  'mg/L': 6,
  'ug/uL': 9,
  'mg/mL': 9,
  'g/L': 9,
};

const molarUnits: UnitTable = {
  fM: 0,
  pM: 3,
  nM: 6,
  'nmol/L': 6,
  'fmol/uL': 6,
  uM: 9,
  'umol/L': 9,
  'nmol/mL': 9,
  'pmol/uL': 9,
  mM: 12,
  'mmol/L': 12,
  M: 15,
  'mol/L': 15,
};

const allUnits: UnitTable = { ...massUnits, ...molarUnits };

/**
 * Reads a concentration such as `12.5 ng/uL` or `4 nM`. What is finer than 1 fg/uL or 1 fM is rounded, as no reader measures it.
 *
 * @throws {InputError} for another unit, or below 0.
 */
export function parseConcentration(text: string): Concentration {
  const { value, unit } = splitQuantity(text);
  return concentrationOf(value, unit);
}

/**
 * The concentration of a number and its unit, such as those of a content of a Benchling container.
 *
 * @throws {InputError} for another unit, or below 0.
 */
export function concentrationOf(value: string | number, unit: string): Concentration {
  const name = knownUnit(allUnits, unit, 'concentration');
  const count = toWhole(value, allUnits[name] ?? 0, `A concentration (${unit})`, 'round');
  return Object.hasOwn(massUnits, name) ? { kind: 'mass', fgPerUl: count } : { kind: 'molar', fM: count };
}

/** Whether its count is a whole number from 0 on, as that of every concentration is that this package reads. */
export function isWholeConcentration(concentration: Concentration): boolean {
  const count = concentration.kind === 'mass' ? concentration.fgPerUl : concentration.fM;
  return Number.isSafeInteger(count) && count >= 0;
}

/** A concentration's exact number in ng/uL or in nM, with that unit. */
export function formatConcentration(concentration: Concentration): string {
  return concentration.kind === 'mass'
    ? `${formatDecimal(concentration.fgPerUl, 6)} ng/uL`
    : `${formatDecimal(concentration.fM, 6)} nM`;
}

/** Whether a number is a length: whole base pairs, above 0. */
export function isLength(lengthBp: number): boolean {
  return Number.isSafeInteger(lengthBp) && lengthBp > 0;
}

const gramsPerMolePerBasePair = 660n;

/**
 * The molar concentration of double-stranded DNA: nM = ng/uL × 1e6 / (660 × length in base pairs).
 *
 * @throws {InputError} for a length that is no whole number above 0.
 */
export function toMolar(concentration: Concentration, lengthBp: number): MolarConcentration {
  if (!isLength(lengthBp))
    throw new InputError('INPUT_INVALID', `A length is a whole number of base pairs above 0, not ${lengthBp}.`);
  if (concentration.kind === 'molar') return concentration;
  const fM = divideRounded(BigInt(concentration.fgPerUl) * 1_000_000n, gramsPerMolePerBasePair * BigInt(lengthBp));
  return { kind: 'molar', fM: Number(fM) };
}
