import { InputError } from '@ligase/core/errors';
import { expect, it } from 'vitest';
import { readSamples } from './sample.ts';

const refuse = (message: string) => (): never => {
  throw new InputError('INPUT_INVALID', message);
};

it('counts what was read and what was rightly refused, and names the rest', () => {
  const { read, refused, wrong } = readSamples([
    { name: 'good', read: () => {} },
    { name: 'old', read: refuse('It is not of schema 8.'), refusal: /schema 8/ },
    { name: 'older', read: refuse('It is not of schema 8.'), refusal: /schema 8/ },
    { name: 'bad', read: refuse('Line 3: no volume.') },
    { name: 'other', read: refuse('Line 3: no volume.'), refusal: /schema 8/ },
    { name: 'taken', read: () => {}, refusal: /schema 8/ },
    {
      name: 'broken',
      read: () => {
        throw new TypeError('x is undefined');
      },
      refusal: /undefined/,
    },
  ]);

  expect(read).toBe(1);
  expect([...refused]).toEqual([['It is not of schema 8.', 2]]);
  expect(wrong).toEqual([
    'bad: Line 3: no volume.',
    'other: Line 3: no volume.',
    'taken was read, and should have been refused',
    'broken: x is undefined',
  ]);
});
