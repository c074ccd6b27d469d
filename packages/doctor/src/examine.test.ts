import { expect, it } from 'vitest';
import { Ailment, type Check } from './check.ts';
import { examine } from './examine.ts';

const check = (step: number, look: Check<{ readonly name: string }>['look']) => ({ step, what: 'the app', look });

it('looks at every step with what there is to look at, and says of each what it found', async () => {
  const said: string[] = [];

  const isWell = await examine(
    [
      check(1, ({ name }) => Promise.resolve(`is ${name}`)),
      check(2, () => Promise.reject(new Ailment('It lacks a name. Give it one.'))),
      check(3, () => Promise.resolve('is well')),
    ],
    { name: 'bot' },
    (line) => void said.push(line),
  );

  expect(isWell).toBe(false);
  expect(said).toEqual([
    'ok    step 1: the app is bot',
    'WRONG step 2: the app. It lacks a name. Give it one.',
    'ok    step 3: the app is well',
  ]);
});

it('gives that all is well when it is', async () => {
  expect(await examine([check(1, () => Promise.resolve('is well'))], { name: '' }, () => undefined)).toBe(true);
});
