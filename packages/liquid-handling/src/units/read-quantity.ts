import { InputError } from '@ligase/core/errors';
import { parseDecimal, scaleDecimal } from './decimal.ts';

/** Powers of ten by the name of a unit. */
export type UnitTable<Unit extends string = string> = Readonly<Record<Unit, number>>;

const quantity = /^\s*([+-]?[\d.]+(?:e[+-]?\d+)?)\s*([^\d\s.,].*?)\s*$/i;

/** Parts a text such as `0.1 uL` into its number and its unit. */
export function splitQuantity(text: string): { readonly value: string; readonly unit: string } {
  const [, value, unit] = quantity.exec(text) ?? [];
  if (value === undefined || unit === undefined)
    throw new InputError('INPUT_INVALID', `"${text}" is no quantity. Write a number and a unit, such as "0.1 uL".`);
  return { value, unit };
}

/** A unit's own spelling in the table: µ stands for `u`, and `l` for litre. Other case matters: mM is not MM. */
export function knownUnit<Unit extends string>(table: UnitTable<Unit>, unit: string, what: string): Unit {
  const plain = unit
    .trim()
    .replaceAll(/[µμ]/g, 'u')
    .replace(/(^|\/)([pnum]?)l$/, '$1$2L');
  if (Object.hasOwn(table, plain)) return plain as Unit;
  throw new InputError(
    'INPUT_INVALID',
    `"${unit}" is no unit of ${what} that is known. Known are ${Object.keys(table).join(', ')}.`,
  );
}

/** A number of the smallest unit as a safe whole number; what is finer than that is refused, or rounded where it may be. */
export function toWhole(value: string | number, power: number, what: string, finer: 'refuse' | 'round'): number {
  const { whole, isExact } = scaleDecimal(parseDecimal(value), power);
  const number = Number(whole);
  if (number < 0) throw new InputError('INPUT_INVALID', `${what} of ${value} is below 0.`);
  if (!Number.isSafeInteger(number))
    throw new InputError('INPUT_INVALID', `${what} of ${value} is too large to be counted exactly.`);
  if (!isExact && finer === 'refuse')
    throw new InputError('INPUT_INVALID', `${what} of ${value} is finer than the unit that it is counted in.`);
  return number;
}
