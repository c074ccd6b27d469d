import { expect, it } from 'vitest';
import { concentrationOf } from './concentration.ts';

it.each([
  [50, 'ng/uL', { kind: 'mass', ngPerUl: 50 }],
  [0.1, 'ug/uL', { kind: 'mass', ngPerUl: 100 }],
  [3, 'µg/ml', { kind: 'mass', ngPerUl: 3 }],
  [2, 'mg / mL', { kind: 'mass', ngPerUl: 2000 }],
  [7, 'g/L', { kind: 'mass', ngPerUl: 7000 }],
  [10, 'uM', { kind: 'molar', nanomolar: 10_000 }],
  [1.5, 'pmol/uL', { kind: 'molar', nanomolar: 1500 }],
  [4, 'nM', { kind: 'molar', nanomolar: 4 }],
  [3, 'cells/uL', { kind: 'cells', cellsPerMl: 3000 }],
  [2, '(x10^6) cells/mL', { kind: 'cells', cellsPerMl: 2_000_000 }],
  [5, 'X', { kind: 'unknown', value: 5, units: 'X' }],
  [5, '% v/v', { kind: 'unknown', value: 5, units: '% v/v' }],
  [5, 'ng/uL/h', { kind: 'unknown', value: 5, units: 'ng/uL/h' }],
  [5, 'NG/UL', { kind: 'unknown', value: 5, units: 'NG/UL' }],
  [null, null, { kind: 'unknown', value: null, units: null }],
])('reads %s %s as %j', (value, units, expected) => {
  const read = concentrationOf({ value, units });

  expect(read).toEqual(expected);
});
