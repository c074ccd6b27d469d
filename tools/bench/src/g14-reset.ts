import type { Bench } from './bench.ts';
import { interleave, medianOfRounds } from './interleave.ts';

const resets = 20;
const turns = 4;

export const bench: Bench = {
  goal: 'G14',
  title: 'A local tenant as new, between two tests',
  async run() {
    const costs = await interleave({
      candidates: ['reset', 'rebuild'],
      script: 'reset-tenant.ts',
      args: [String(resets)],
      rounds: 5,
      turns,
    });
    const toMs = (ms: number): number => ms / resets / turns;
    const reset = medianOfRounds(costs, 'reset', 'rebuild', (one) => toMs(one.cpuMs));
    const rebuild = medianOfRounds(costs, 'rebuild', 'reset', (one) => toMs(one.cpuMs));
    return [
      { name: 'reset, CPU', value: reset, unit: 'ms', goal: 1 },
      { name: 'another tenant with the same seed, CPU', value: rebuild, unit: 'ms', goal: undefined },
    ];
  },
};
