import { benchPostgres } from './bench-postgres.ts';
import type { Bench } from './bench.ts';
import { interleave, medianOfRounds } from './interleave.ts';

const count = 100;
const turns = 2;

export const bench: Bench = {
  goal: 'G16',
  title: 'Workflows of five steps on PostgreSQL, over their engine used bare',
  async run() {
    using postgres = benchPostgres();
    if (postgres === undefined) return [];
    const args = [String(count), postgres.address];
    const costs = await interleave({
      candidates: ['bare', 'ligase'] as const,
      script: 'run-workflows.ts',
      args,
      rounds: 3,
      turns,
    });
    const perRun = medianOfRounds(costs, 'ligase', 'bare', (one) => one.cpuMs / count / turns);
    return [
      {
        name: 'ligase / bare DBOS, CPU',
        value: medianOfRounds(costs, 'ligase', 'bare', (one, other) => one.cpuMs / other.cpuMs),
        unit: 'x',
        goal: 1.2,
      },
      { name: 'ligase, CPU a run', value: perRun, unit: 'ms', goal: undefined },
    ];
  },
};
