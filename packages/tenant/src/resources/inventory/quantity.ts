import { invalidRequest } from '../../api-error.ts';
import { quotient, scaled } from './decimal.ts';

/** A quantity as requests and answers have it. */
export interface Measured {
  readonly value?: number | null;
  readonly units?: string | null;
}

/** How much of something there is, as a whole number of the finest amounts of its kind. */
export interface Quantity {
  readonly amount: bigint;
  /** The units that people gave it in; answers are in them. */
  readonly units: string;
}

/** What can be changed into one another: litres into gallons, but not into grams. */
export type Dimension = 'volume' | 'mass' | 'substance' | 'cells' | 'items' | 'units';

interface Unit {
  readonly dimension: Dimension;
  /** How many of the finest amounts one of it is. */
  readonly factor: bigint;
}

// The finest amount is a millionth of the smallest unit of the kind: of a picolitre, a picogram, a picomole, a cell.
// Every unit of the contract is a whole number of them, so that adding and taking away never rounds.
const FINEST = 1_000_000n;

const units = (dimension: Dimension, sizes: Readonly<Record<string, bigint>>): [string, Unit][] =>
  Object.entries(sizes).map(([name, size]) => [name, { dimension, factor: size * FINEST }]);

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...units('volume', {
    pL: 1n,
    nL: 10n ** 3n,
    uL: 10n ** 6n,
    mL: 10n ** 9n,
    L: 10n ** 12n,
    'gal (US)': 3_785_411_784_000n,
    'qt (US)': 946_352_946_000n,
    'pt (US)': 473_176_473_000n,
  }),
  ...units('mass', {
    pg: 1n,
    ng: 10n ** 3n,
    ug: 10n ** 6n,
    mg: 10n ** 9n,
    g: 10n ** 12n,
    kg: 10n ** 15n,
    oz: 28_349_523_125_000n,
    lb: 453_592_370_000_000n,
  }),
  ...units('substance', { pmol: 1n, nmol: 10n ** 3n, umol: 10n ** 6n, mmol: 10n ** 9n, mol: 10n ** 12n }),
  ...units('cells', { cells: 1n }),
  ...units(
    'cells',
    Object.fromEntries([3, 4, 5, 6, 7, 8, 9].map((power) => [`(x10^${power}) cells`, 10n ** BigInt(power)])),
  ),
  ...units('items', { items: 1n }),
  ...units('units', { units: 1n }),
]);

/** The unit of that name; `undefined` when quantities have none such. */
export function unitOf(name: string): Unit | undefined {
  return UNITS.get(name);
}

/** What kind of quantity it is. */
export function dimensionOf(quantity: Quantity): Dimension | undefined {
  return unitOf(quantity.units)?.dimension;
}

/** Reads a quantity; `null` when it says that there is none known. @throws {TenantApiError} 400 */
export function readQuantity({ value, units: name }: Measured, member: string): Quantity | null {
  if ((value ?? null) === null && (name ?? null) === null) return null;
  if (typeof value !== 'number' || typeof name !== 'string')
    throw invalidRequest(`Invalid ${member}: value and units must both be given, or both be null.`);
  if (value < 0) throw invalidRequest(`Invalid ${member}: ${value} ${name}. It takes a value of at least 0.`);
  const unit = unitOf(name);
  if (!unit)
    throw invalidRequest(`Invalid ${member}: there is no unit ${name}. There is ${[...UNITS.keys()].join(', ')}.`);
  return { amount: scaled(value, unit.factor), units: name };
}

/** A quantity as answers have it. */
export function showQuantity(quantity: Quantity | null): {
  readonly value: number | null;
  readonly units: string | null;
} {
  if (!quantity) return { value: null, units: null };
  return { value: quotient(quantity.amount, unitOf(quantity.units)?.factor ?? 1n), units: quantity.units };
}

/** A quantity as people read it. */
export function quantityText(quantity: Quantity | null): string | null {
  return quantity && `${showQuantity(quantity).value} ${quantity.units}`;
}
