import { describe, expect, it } from 'vitest';
import { concentrationIn, fineAmount, formatAmount, parseAmount } from './amount.ts';
import { concentrationOf, formatConcentration, parseConcentration, toMolar } from './concentration.ts';

describe('concentrations and amounts', () => {
  it.each([
    ['12.5 ng/uL', '12.5 ng/uL'],
    ['12.5 ng/ul', '12.5 ng/uL'],
    ['12.5 µg/mL', '12.5 ng/uL'],
    ['1 mg/mL', '1000 ng/uL'],
    ['1 g/L', '1000 ng/uL'],
    ['3 pg/µL', '0.003 ng/uL'],
    ['4 nM', '4 nM'],
    ['4 fmol/uL', '4 nM'],
    ['0.5 mM', '500000 nM'],
    ['2 umol/L', '2000 nM'],
    ['7 pM', '0.007 nM'],
  ])('reads %s as %s', (text, same) => {
    expect(formatConcentration(parseConcentration(text))).toBe(same);
  });

  it.each(['5', '5 ng', '5 %', '5 x', '5 cells/uL', '5 ng/UL', '5 nm', '5 MM', '-1 nM', '5 IU/mL'])(
    'refuses %s',
    (text) => {
      expect(() => parseConcentration(text)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }) as Error);
    },
  );

  it('rounds what no reader measures, as Benchling keeps averages with all their digits', () => {
    expect(concentrationOf(1 / 3, 'ng/uL')).toEqual({ kind: 'mass', fgPerUl: 333_333 });
  });

  it('tells amounts of mass from amounts of substance', () => {
    expect(parseAmount('50 ng')).toEqual({ kind: 'mass', fg: 50_000_000 });
    expect(parseAmount('0.25 pmol')).toEqual({ kind: 'molar', amol: 250_000 });
    expect(formatAmount(parseAmount('0.25 pmol'))).toBe('250 fmol');
    expect(() => parseAmount('5 ng/uL')).toThrow('no unit of amount');
    expect(() => parseAmount('0.1 fg')).toThrow('finer');
  });

  it('turns ng/uL into nM with the mean weight of a base pair', () => {
    const molar = toMolar(parseConcentration('66 ng/uL'), 1_000);

    expect(formatConcentration(molar)).toBe('100 nM');
    expect(() => toMolar(molar, 0)).toThrow('above 0');
  });

  it('counts what a volume holds without a remainder, and gives the concentration back', () => {
    const stock = parseConcentration('12.345678 ng/uL');

    const held = fineAmount(stock, 2_500);

    expect(held).toBe(12_345_678n * 2_500n);
    expect(concentrationIn('mass', held, 2_500)).toEqual(stock);
    expect(concentrationIn('mass', held, 5_000)).toEqual(parseConcentration('6.172839 ng/uL'));
  });
});
