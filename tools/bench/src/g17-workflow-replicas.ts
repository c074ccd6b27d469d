import { benchPostgres } from './bench-postgres.ts';
import type { Bench } from './bench.ts';
import { median } from './median.ts';
import { spawnCandidate } from './spawn-candidate.ts';

const script = 'share-workflows.ts';
const count = '64';

export const bench: Bench = {
  goal: 'G17',
  title: 'Two processes that share workflows on PostgreSQL, each with four runs at once, steps of 50 ms',
  async run() {
    using postgres = benchPostgres();
    if (postgres === undefined) return [];
    const ratios: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      using asking = await spawnCandidate(script, ['asks', count, postgres.address]);
      const alone = await asking.sample();
      using helping = await spawnCandidate(script, ['helps', count, postgres.address]);
      const together = await asking.sample();
      await helping.sample();
      ratios.push(together.wallMs / alone.wallMs);
    }
    // Two do 1.7 times the work of one when they take 1 / 1.7 of its time.
    return [{ name: 'time of two processes / of one', value: median(ratios), unit: 'x', goal: 1 / 1.7 }];
  },
};
