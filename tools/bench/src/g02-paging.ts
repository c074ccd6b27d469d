import type { Bench } from './bench.ts';
import { compareClients, toCpuFigures } from './compare-clients.ts';
import { medianOfRounds } from './interleave.ts';

// The peers and the floor have pages only, so that is what they are compared by; an item at a time is held to the same goals.
const ours = ['ligase', 'ligase by item'] as const;
const goals = { dispatch: 1.1, 'undici.request': 0.5 };

export const bench: Bench = {
  goal: 'G2',
  title: '10,000 items in 200 pages of 100 KB, again and again',
  async run() {
    const costs = await compareClients({ ours, script: 'read-pages.ts', turns: 4 });
    const peak = medianOfRounds(costs, 'ligase', 'undici.request', (one, other) => one.peakMb / other.peakMb);
    return [
      ...toCpuFigures(costs, { ours, what: 'CPU', goals }),
      { name: 'ligase / undici.request, peak memory', value: peak, unit: 'x', goal: 0.7 },
    ];
  },
};
