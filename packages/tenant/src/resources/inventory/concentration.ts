import { invalidRequest } from '../../api-error.ts';
import { quotient, scaled } from './decimal.ts';
import { unitOf, type Measured } from './quantity.ts';

/** How much of a content there is in each of the finest amounts of its container, as a whole number. */
export interface Concentration {
  readonly strength: bigint;
  /** The units that people gave it in; answers are in them. */
  readonly units: string;
}

interface ConcentrationUnit {
  /** What can be changed into one another. */
  readonly kind: string;
  readonly factor: bigint;
}

// So fine that a measured concentration is never rounded.
const FINEST = 10n ** 18n;
const LITRE = 10n ** 18n;
const MOLAR: Readonly<Record<string, string>> = { M: 'mol', mM: 'mmol', uM: 'umol', nM: 'nmol', pM: 'pmol' };
const METRIC_VOLUME = /^[munp]?L$/u;

/** What a unit such as `ng/uL` or `mM` means. Any other text is a unit of its own that changes into nothing else. */
function concentrationUnit(name: string): ConcentrationUnit {
  const spelt = name.replaceAll(/[µμ]/gu, 'u');
  const [amountName = '', volumeName = ''] = (MOLAR[spelt] === undefined ? spelt : `${MOLAR[spelt]}/L`).split('/');
  const amount = unitOf(amountName);
  const volume = METRIC_VOLUME.test(volumeName) ? unitOf(volumeName) : undefined;
  if (!amount || !volume) return { kind: name, factor: FINEST };
  return { kind: `${amount.dimension} in a volume`, factor: FINEST * amount.factor * (LITRE / volume.factor) };
}

/** Whether concentrations in these units can be added up. */
export function canMix(one: string, other: string): boolean {
  return concentrationUnit(one).kind === concentrationUnit(other).kind;
}

/** Reads a concentration; `null` when it is not tracked. @throws {TenantApiError} 400 */
export function readConcentration({ value, units }: Measured, member: string): Concentration | null {
  if ((value ?? null) === null && (units ?? null) === null) return null;
  if (typeof value !== 'number' || typeof units !== 'string' || units === '')
    throw invalidRequest(`Invalid ${member}: value and units must both be given, or both be null.`);
  if (value < 0) throw invalidRequest(`Invalid ${member}: ${value} ${units}. It takes a value of at least 0.`);
  return { strength: scaled(value, concentrationUnit(units).factor), units };
}

/** The number of a concentration in its units, from how much there is in how much. */
export function concentrationValue(content: bigint, inAmount: bigint, units: string): number {
  return quotient(content, inAmount * concentrationUnit(units).factor);
}

/** A concentration as people read it. */
export function concentrationText({ value, units }: Measured): string | null {
  return value === null || value === undefined ? null : `${value} ${units}`;
}
