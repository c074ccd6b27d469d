import { assert, constantFrom, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConcentration, concentrationValue } from './concentration.ts';
import { readQuantity, showQuantity } from './quantity.ts';

const UNITS = ['pL', 'nL', 'uL', 'mL', 'L', 'gal (US)', 'lb', 'ng', 'mmol', '(x10^6) cells', 'items'];

describe('quantity', () => {
  it('shows the number it was given, in every unit', () => {
    // Down to a millionth of the smallest unit of its kind: what is finer than that is rounded.
    const measured = double({ min: 0, max: 1e9, noNaN: true }).map((value) => Number(value.toFixed(6)));

    assert(
      property(measured, constantFrom(...UNITS), (value, units) => {
        expect(showQuantity(readQuantity({ value, units }, 'quantity'))).toEqual({ value, units });
      }),
    );
  });

  it('counts units of one kind in the same finest amounts', () => {
    const amount = (value: number, units: string) => readQuantity({ value, units }, 'quantity')?.amount;

    expect(amount(1, 'L')).toBe(amount(1e12, 'pL'));
    expect(amount(1, 'gal (US)')).toBe(amount(3.785411784, 'L'));
    expect(amount(16, 'oz')).toBe(amount(453.59237, 'g'));
    expect(amount(0.3, 'uL')).toBe(amount(0.1 + 0.2, 'uL'));
  });

  it('refuses units that quantities do not have', () => {
    expect(() => readQuantity({ value: 1, units: 'ul' }, 'quantity')).toThrow('Invalid quantity: there is no unit ul.');
  });
});

describe('concentration', () => {
  it.each([
    ['ng/uL', 'mg/mL', 1e-3],
    ['mM', 'uM', 1e3],
    ['µM', 'pmol/uL', 1],
    ['(x10^6) cells/mL', 'cells/uL', 1e3],
  ])('of 1 %s is %s times that', (units, others, times) => {
    const read = readConcentration({ value: 1, units }, 'concentration');

    expect(concentrationValue(read?.strength ?? 0n, 1n, others)).toBe(times);
  });
});
