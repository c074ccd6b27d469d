import type { Bench, Figure } from './bench.ts';
import { compareClients, toCpuFigures } from './compare-clients.ts';

const ours = ['ligase'] as const;
const goals = { dispatch: 1.15, 'undici.request': 0.65 };

export const bench: Bench = {
  goal: 'G1',
  title: 'A call of 2 KB through the whole pipeline',
  async run() {
    return [...(await compare('one at a time', '1')), ...(await compare('16 at a time', '16'))];
  },
};

async function compare(how: string, atOnce: string): Promise<readonly Figure[]> {
  const costs = await compareClients({ ours, script: 'call-entry.ts', args: [atOnce], turns: 3 });
  return toCpuFigures(costs, { ours, what: `${how}, CPU`, goals });
}
