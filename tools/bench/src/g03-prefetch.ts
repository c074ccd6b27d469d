import type { Bench } from './bench.ts';
import { interleave, medianOfRounds } from './interleave.ts';
import { startServer } from './start-server.ts';

export const bench: Bench = {
  goal: 'G3',
  title: 'Paging ahead: 100 ms a page at the server, 50 ms of work on each',
  async run() {
    using server = await startServer();
    const costs = await interleave({
      candidates: ['ahead', 'sequential'],
      script: 'work-on-pages.ts',
      args: [server.url],
      rounds: 5,
      turns: 1,
    });
    const value = medianOfRounds(costs, 'ahead', 'sequential', (one, other) => one.wallMs / other.wallMs);
    return [{ name: 'ahead / sequential, time', value, unit: 'x', goal: 0.7 }];
  },
};
