import type { Bench } from './bench.ts';
import { interleave, medianOfRounds } from './interleave.ts';

const turns = 10;
const kinds = [
  ['normalise 96', 'normalise 384'],
  ['reformat 384', 'reformat 1536'],
  ['pick 2500', 'pick 10000'],
] as const;

export const bench: Bench = {
  goal: 'G21',
  title: 'Plans for a liquid handler, each replayed by the ledger',
  async run() {
    const costs = await interleave({ candidates: kinds.flat(), script: 'plan-liquids.ts', rounds: 5, turns });
    return kinds.flatMap(([small, large]) => [
      {
        name: `${large} transfers, CPU over four times ${small}`,
        value: medianOfRounds(costs, large, small, (one, other) => one.cpuMs / other.cpuMs),
        unit: 'x',
        goal: 1.2,
      },
      {
        name: `${large} transfers, CPU`,
        value: medianOfRounds(costs, large, small, (one) => one.cpuMs / turns),
        unit: 'ms',
        goal: undefined,
      },
    ]);
  },
};
