import type { Bench } from './bench.ts';
import { compareClients, toCpuFigures } from './compare-clients.ts';

export const bench: Bench = {
  goal: 'G1',
  title: 'A call of 2 KB through the whole pipeline',
  async run() {
    const costs = await compareClients('call-entry.ts', 10);
    return toCpuFigures(costs, { dispatch: 1.15, 'undici.request': 0.65 });
  },
};
