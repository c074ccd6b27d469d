import { describe, expect, it } from 'vitest';
import { toFields, type FieldValue } from '../field-values.ts';
import { outOfRange } from './out-of-range.ts';
import { rangeRules } from './range-rules.ts';

const judged = (value: FieldValue, rule: object) =>
  outOfRange({ fields: toFields({ Yield: value }) }, [{ field: 'Yield', ...rule }]).map(({ words }) => words);

describe('values out of range', () => {
  it.each<[FieldValue, object, string[]]>([
    [1.2, { min: 5, units: 'ng/uL' }, ['Yield is 1.2 ng/uL, below 5 ng/uL']],
    ['99', { min: 5, max: 80 }, ['Yield is 99, above 80']],
    [5, { min: 5, max: 5 }, []],
    [null, { min: 5 }, []],
    ['', { min: 5 }, []],
    [0, { min: 0.5 }, ['Yield is 0, below 0.5']],
    ['high', { min: 5 }, ['Yield is no number: "high"']],
    [true, { min: 5 }, ['Yield is no number: true']],
    [['1', '7', '9'], { min: 5, max: 8 }, ['Yield is 1, below 5', 'Yield is 9, above 8']],
  ])('of %j with %j are %j', (value, rule, words) => {
    expect(judged(value, rule)).toEqual(words);
  });

  it('are not looked for in fields that a result does not have', () => {
    const findings = outOfRange({ fields: {} }, [{ field: 'Yield', min: 5 }]);

    expect(findings).toEqual([]);
  });
});

describe('rules of ranges', () => {
  it('are read from configuration, where numbers may be texts', () => {
    const rules = rangeRules([
      { field: ' Yield ', min: '5', max: null, units: 'ng/uL' },
      { field: 'OD', min: 0, max: 1.5, units: '' },
    ]);

    expect(rules).toEqual([
      { field: 'Yield', min: 5, units: 'ng/uL' },
      { field: 'OD', min: 0, max: 1.5 },
    ]);
  });

  it('that cannot be read are listed, all at once', () => {
    const reading = () =>
      rangeRules([
        { field: null, min: 5 },
        { field: 'OD' },
        { field: 'A', min: 'five' },
        { field: 'B', min: 5, max: 4 },
        { field: 'C', max: 1 },
      ]);

    expect(reading).toThrow(
      'row 1 names no field; row 2, "OD", has neither min nor max; row 3, "A", has a bound that is no number; row 4, "B", has a min above its max',
    );
  });
});
