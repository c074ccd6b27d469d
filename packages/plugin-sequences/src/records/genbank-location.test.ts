import { describe, expect, it } from 'vitest';
import { readLocation } from './genbank-location.ts';

const written = (text: string): string | undefined =>
  readLocation(text)
    ?.parts.map(({ kind, first, last, strand }) => `${kind === 'range' ? '' : `${kind} `}${strand * first}..${last}`)
    .join(' ');

describe('readLocation', () => {
  it.each([
    ['10..30', '10..30'],
    ['7', '7..7'],
    ['<1..>50', '1..50'],
    ['<7', '7..7'],
    ['complement(10..30)', '-10..30'],
    ['join(10..20,30..40)', '10..20 30..40'],
    ['order(10..20,30..40)', '10..20 30..40'],
    ['join(1,3..4)', '1..1 3..4'],
    ['complement(join(10..20,30..40))', '-30..40 -10..20'],
    ['join(complement(30..40),complement(10..20))', '-30..40 -10..20'],
    ['join(complement(30..40),10..20)', '-30..40 10..20'],
    ['join(4900..4923,1..20)', '4900..4923 1..20'],
    ['join(10..20,\n                     30..40)', '10..20 30..40'],
    ['1^2', 'between 1..2'],
    ['join(J00194.1:100..202,1..245)', 'remote 100..202 1..245'],
    ['complement(NC_000913.3:5..9)', 'remote -5..9'],
    ['complement(order(1..5,join(10..20,complement(30..40))))', '30..40 -10..20 -1..5'],
    ['(10.20)..30', '10..30'],
    ['(10.20)..(30.40)', '10..40'],
    ['10.20', '10..20'],
  ])('reads %s in the order in which the feature is read', (text, expected) => {
    const parts = written(text);

    expect(parts).toBe(expected);
  });

  it('tells uncertain ends from versions of other records', () => {
    const uncertain = ['(10.20)..30', '10.20', 'J00194.1:1..2', '1..2'].map((text) => readLocation(text)?.isUncertain);

    expect(uncertain).toEqual([true, true, false, false]);
  });

  it.each(['', 'join()', 'join(1..2', '1..2)', 'join(1..2))', '1...2', 'abc', '1..', 'one-of(1,5)..9', '-5..9', '1-5'])(
    'does not guess what %j means',
    (text) => {
      const location = readLocation(text);

      expect(location).toBeUndefined();
    },
  );

  it('gives up on a location that nests without end', () => {
    const location = readLocation('complement('.repeat(50_000) + '1..2' + ')'.repeat(50_000));

    expect(location).toBeUndefined();
  });
});
