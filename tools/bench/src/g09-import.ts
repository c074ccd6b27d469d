import type { Bench } from './bench.ts';
import { interleave, medianOfRounds } from './interleave.ts';

export const bench: Bench = {
  goal: 'G9',
  title: 'Loading the table of the 402 operations of API v2',
  async run() {
    const candidates = ['table', 'nothing'] as const;
    const costs = await interleave({ candidates, script: 'import-table.ts', rounds: 9, turns: 1 });
    const value = medianOfRounds(costs, 'table', 'nothing', (one, other) => one.cpuMs - other.cpuMs);
    return [{ name: 'import, CPU', value, unit: 'ms', goal: 12 }];
  },
};
