/**
 * A number times a factor, as a whole number. The number is taken as it is written, so 0.1 is a tenth and not the
 * binary fraction next to it; what is finer than one is rounded.
 */
export function scaled(value: number, factor: bigint): bigint {
  const {
    sign = '',
    whole = '0',
    fraction = '',
    exponent = '0',
  } = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<fraction>\d+))?(?:e(?<exponent>[+-]?\d+))?$/.exec(String(value))?.groups ?? {};
  const digits = BigInt(whole + fraction) * factor;
  const places = fraction.length - Number(exponent);
  const size = places <= 0 ? digits * 10n ** BigInt(-places) : rounded(digits, 10n ** BigInt(places));
  return sign === '-' ? -size : size;
}

/** The number that is nearest to a fraction of whole numbers. */
export function quotient(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  // Seventeen digits tell every number apart; a few more keep what was rounded before from showing.
  const places = Math.max(0, 24 - (digitsOf(numerator) - digitsOf(denominator)));
  return Number(`${rounded(numerator * 10n ** BigInt(places), denominator)}e-${places}`);
}

function rounded(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

function digitsOf(value: bigint): number {
  return value.toString().length;
}
