import { expect, it } from 'vitest';
import { csvText } from './csv-text.ts';

it('writes rows under the columns of all of them', () => {
  const text = csvText([
    { sample: 'S1', od600: 0.6 },
    { sample: 'S2', note: 'clumped', grown: true },
  ]);

  expect(text).toBe('sample,od600,note,grown\r\nS1,0.6,,\r\nS2,,clumped,true\r\n');
});

it('keeps commas, quotes, line breaks and outer spaces inside their cell', () => {
  const text = csvText([{ 'a,b': '5" tube', c: 'two\nlines', d: ' padded ', e: null }]);

  expect(text).toBe('"a,b",c,d,e\r\n"5"" tube","two\nlines"," padded ",\r\n');
});

it('refuses a number that is none', () => {
  expect(() => csvText([{ od600: Number.NaN }])).toThrow('Column "od600" has NaN');
});
