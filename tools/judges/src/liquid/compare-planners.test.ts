import { expect, it } from 'vitest';
import { comparePlanners } from './compare-planners.ts';
import { plannerWork } from './planner-work.ts';

const [normalise, reformat] = plannerWork;

it.each([
  ['fast and linear', { timeMs: 4, growth: 1.1 }, { normalise: 40 }, true],
  ['not ten times as fast', { timeMs: 4.1, growth: 1.1 }, { normalise: 40 }, false],
  ['growing with the square', { timeMs: 4, growth: 4 }, { normalise: 40 }, false],
  ['compared with nothing', { timeMs: 4, growth: 1.1 }, {}, true],
])('holds planners that are %s against the goals', (_, time, theirs, isMet) => {
  const [verdict] = normalise === undefined ? [] : comparePlanners([{ work: normalise, ...time }], theirs);

  expect(verdict?.isMet).toBe(isMet);
});

it('says of work that robotools cannot do that nobody timed it', () => {
  const [verdict] =
    reformat === undefined ? [] : comparePlanners([{ work: reformat, timeMs: 4, growth: 1 }], { normalise: 40 });

  expect(verdict?.line).toBe(
    'a reformat to 1,536 wells: 4.0 ms here, not timed there; a transfer of 4 times as many takes 1.00 of the time (at most 1.5)',
  );
});
