import { expect, it } from 'vitest';
import { keptPlans } from './kept-plans.ts';

it('gives one name to a statement however often it is asked, and none to what has no values', () => {
  const withPlan = keptPlans();
  const callback = (): void => undefined;

  const asked = [
    withPlan(['select $1', [1], callback]),
    withPlan(['select $1, 2', [1]]),
    withPlan(['select $1', [2]]),
    withPlan(['begin']),
  ];

  expect(asked).toEqual([
    [{ text: 'select $1', values: [1], name: 'plan 0' }, callback],
    [{ text: 'select $1, 2', values: [1], name: 'plan 1' }],
    [{ text: 'select $1', values: [2], name: 'plan 0' }],
    ['begin'],
  ]);
});

it('keeps no more plans than there is room for', () => {
  const withPlan = keptPlans();

  const named = Array.from({ length: 300 }, (_, n) => withPlan([`select $1 + ${n}`, [1]])).filter(
    ([statement]) => typeof statement === 'object',
  );

  expect(named).toHaveLength(200);
});
