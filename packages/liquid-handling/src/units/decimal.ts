import { InputError } from '@ligase/core/errors';

/** A decimal number, exact: `digits` × 10^`exponent`. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

// One way to read each text, so that a long one that is none is refused at once.
const decimal = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,4}))?$/i;

// No quantity has as many, and whole numbers that long take seconds to read.
const mostCharacters = 400;

/**
 * Reads a decimal number exactly as it is written, such as `0.1` or `2.5e-3`. A JavaScript number is read as it prints, which is
 * the shortest decimal that stands for it: what was typed as 0.1 is 0.1.
 *
 * @throws {InputError} when it is none.
 */
export function parseDecimal(value: string | number): Decimal {
  const text = String(value).trim();
  if (text.length > mostCharacters)
    throw new InputError('INPUT_INVALID', `A number of ${text.length} characters is not read.`);
  const [, sign = '', whole = '', fraction = '', power = '0'] = decimal.exec(text) ?? [];
  if (whole === '' && fraction === '') throw new InputError('INPUT_INVALID', `"${text}" is no decimal number.`);
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent: Number(power) - fraction.length };
}

/** A decimal times 10^`power`, rounded half up to a whole number, and whether it was one. */
export function scaleDecimal(
  { digits, exponent }: Decimal,
  power: number,
): { readonly whole: bigint; readonly isExact: boolean } {
  const shift = exponent + power;
  if (shift >= 0) return { whole: digits * 10n ** BigInt(shift), isExact: true };
  const divisor = 10n ** BigInt(-shift);
  return { whole: divideRounded(digits, divisor), isExact: digits % divisor === 0n };
}

/** Divides whole numbers and rounds half up, away from zero. The divisor is above 0. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  return dividend < 0n ? -divideRounded(-dividend, divisor) : (2n * dividend + divisor) / (2n * divisor);
}

/** Writes `whole` × 10^-`power` without a trailing zero or an exponent, such as `0.1`. */
export function formatDecimal(whole: bigint | number, power: number): string {
  // From 1e21 on, a number prints with an exponent.
  const text = String(Number(whole) >= 1e21 ? scaleDecimal(parseDecimal(String(whole)), 0).whole : whole);
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.slice(sign.length).padStart(power + 1, '0');
  const fraction = digits.slice(digits.length - power).replace(/0+$/, '');
  const integer = digits.slice(0, digits.length - power);
  return power === 0 ? text : `${sign}${integer}${fraction === '' ? '' : `.${fraction}`}`;
}
