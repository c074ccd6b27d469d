import { shiftPoint } from './shift-point.ts';
import type { Quantity } from './volume.ts';

/** How concentrated something is, in one unit for each kind; `unknown` is what Benchling has, when it is none of these. */
export type Concentration =
  | { readonly kind: 'mass'; readonly ngPerUl: number }
  | { readonly kind: 'molar'; readonly nanomolar: number }
  | { readonly kind: 'cells'; readonly cellsPerMl: number }
  | { readonly kind: 'unknown'; readonly value: number | null; readonly units: string | null };

/** Litres in a unit, as powers of ten; and what else stands before the stroke, in grams, moles and cells. */
const litres: ReadonlyMap<string, number> = new Map([
  ['L', 0],
  ['mL', -3],
  ['uL', -6],
  ['nL', -9],
  ['pL', -12],
]);
const grams: ReadonlyMap<string, number> = new Map([
  ['kg', 3],
  ['g', 0],
  ['mg', -3],
  ['ug', -6],
  ['ng', -9],
  ['pg', -12],
]);
const moles: ReadonlyMap<string, number> = new Map([
  ['mol', 0],
  ['mmol', -3],
  ['umol', -6],
  ['nmol', -9],
  ['pmol', -12],
  ['fmol', -15],
]);
const molar: ReadonlyMap<string, number> = new Map([
  ['M', 0],
  ['mM', -3],
  ['uM', -6],
  ['nM', -9],
  ['pM', -12],
  ['fM', -15],
]);

/** Reads a concentration: units are free text in Benchling, and those that are not common ones are given back as unknown. */
export function concentrationOf(measurement: Quantity | undefined): Concentration {
  const { value = null, units = null } = measurement ?? {};
  const unknown: Concentration = { kind: 'unknown', value, units };
  if (value === null || units === null) return unknown;
  const spelt = units
    .trim()
    .replaceAll(/[µμ]/gu, 'u')
    .replaceAll(/\s*\/\s*/gu, '/')
    .replace(/l$/u, 'L');
  const direct = molar.get(spelt);
  if (direct !== undefined) return { kind: 'molar', nanomolar: shiftPoint(value, direct + 9) };
  const [amount = '', volume = '', ...rest] = spelt.split('/');
  const perLitre = litres.get(volume);
  if (perLitre === undefined || rest.length > 0) return unknown;
  const mass = grams.get(amount);
  if (mass !== undefined) return { kind: 'mass', ngPerUl: shiftPoint(value, mass - perLitre + 3) };
  const substance = moles.get(amount);
  if (substance !== undefined) return { kind: 'molar', nanomolar: shiftPoint(value, substance - perLitre + 9) };
  const cells = cellsPower(amount);
  return cells === undefined ? unknown : { kind: 'cells', cellsPerMl: shiftPoint(value, cells - perLitre - 3) };
}

/** Benchling writes `(x10^6) cells` for a million of them. */
function cellsPower(amount: string): number | undefined {
  if (amount === 'cells') return 0;
  const power = /^\(x10\^(\d)\) cells$/u.exec(amount)?.[1];
  return power === undefined ? undefined : Number(power);
}
