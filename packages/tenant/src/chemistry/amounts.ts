import { invalidRequest } from '../api-error.ts';
import { dividedBy, formatFraction, parseFraction, scaled, times, type Fraction } from './fraction.ts';

/** An amount and its unit; both or neither. `QS` is as much as it takes to fill up. */
export interface Amount {
  readonly amount: string | null;
  readonly units: string | null;
}

export const FILL_UP = 'QS';

// What each unit is ten to the power of, in the base unit of its dimension.
const UNITS: Readonly<Record<string, readonly [dimension: string, power: number]>> = {
  nL: ['volume', -9],
  uL: ['volume', -6],
  mL: ['volume', -3],
  L: ['volume', 0],
  ug: ['mass', -6],
  mg: ['mass', -3],
  g: ['mass', 0],
  kg: ['mass', 3],
  umol: ['substance', -6],
  mmol: ['substance', -3],
  mol: ['substance', 0],
  Units: ['units', 0],
  Cells: ['cells', 0],
};

/** An amount as it is stored: the text as it was sent. @throws {TenantApiError} 400 */
export function checkAmount({ amount, units }: Amount, what: string): Amount {
  if (amount === FILL_UP) return { amount, units };
  if ((amount === null) !== (units === null)) throw invalidRequest(`${what}.amount and ${what}.units go together.`);
  if (amount === null) return { amount, units };
  const number = parseFraction(amount);
  if (!number || number.over === 0n) {
    throw invalidRequest(
      `Invalid ${what}.amount: "${amount}". It takes a positive decimal as text, such as "1.5" or "1.23e4".`,
    );
  }
  return { amount, units };
}

/**
 * How much of an ingredient keeps its share when a mixture is made in another amount, in the units of `wanted`.
 * `null` where a share makes no sense: an amount is missing, or the units measure different things.
 */
export function scaledAmount(ingredient: Amount, from: Amount, to: Amount, wanted: string | null): string | null {
  const [part, whole, target] = [inBase(ingredient), inBase(from), inBase(to)];
  if (!part || !whole || !target || wanted === null) return null;
  const unit = UNITS[wanted];
  if (whole.dimension !== target.dimension || unit?.[0] !== part.dimension) return null;
  const share = dividedBy(part.number, whole.number);
  return formatFraction(scaled(times(share, target.number), -unit[1]));
}

function inBase({ amount, units }: Amount): { number: Fraction; dimension: string } | undefined {
  const number = amount === null || amount === FILL_UP ? undefined : parseFraction(amount);
  const unit = units === null ? undefined : UNITS[units];
  return number && unit ? { number: scaled(number, unit[1]), dimension: unit[0] } : undefined;
}
