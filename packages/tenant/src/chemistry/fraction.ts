/** An exact positive number, as amounts are sent as text to keep their precision. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const DECIMAL = /^(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Reads a decimal such as `1.23e4`; `undefined` when it is none, or has a sign. */
export function parseFraction(text: string): Fraction | undefined {
  const match = DECIMAL.exec(text.trim());
  if (!match) return undefined;
  const [, whole = '0', decimals = '', exponent = '0'] = match;
  return scaled({ over: BigInt(whole + decimals), under: 1n }, Number(exponent) - decimals.length);
}

/** The number times ten to the power. */
export function scaled({ over, under }: Fraction, power: number): Fraction {
  return power >= 0 ? { over: over * 10n ** BigInt(power), under } : { over, under: under * 10n ** BigInt(-power) };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.over, under: a.under * b.under };
}

export function dividedBy(a: Fraction, b: Fraction): Fraction {
  return { over: a.over * b.under, under: a.under * b.over };
}

const DIGITS = 15;

/** As a decimal with 15 significant digits at most. */
export function formatFraction({ over, under }: Fraction): string {
  const whole = (over / under).toString();
  const places = Math.max(0, DIGITS - (whole === '0' ? leadingZeros({ over, under }) : whole.length));
  const digits = ((over * 10n ** BigInt(places) * 2n + under) / (under * 2n)).toString().padStart(places + 1, '0');
  const [units, decimals] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
  const kept = decimals.replace(/0+$/, '');
  return kept === '' ? units : `${units}.${kept}`;
}

// Zeros behind the point do not count as digits.
function leadingZeros({ over, under }: Fraction): number {
  if (over === 0n) return 0;
  let zeros = 0;
  for (let shifted = over * 10n; shifted < under; shifted *= 10n) zeros -= 1;
  return zeros;
}
