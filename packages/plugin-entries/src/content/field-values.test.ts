import { expect, it } from 'vitest';
import { fieldValues, toFields } from './field-values.ts';

it('wraps and unwraps the values of fields', () => {
  const values = { Strain: 'DH5α', 'OD 600': 0.6, Verified: true, Plasmids: ['seq_1', 'seq_2'], Comment: null };

  const wired = toFields(values);

  expect(wired['OD 600']).toEqual({ value: 0.6 });
  expect(fieldValues(wired)).toEqual(values);
});
