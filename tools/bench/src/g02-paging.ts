import type { Bench } from './bench.ts';
import { compareClients, toCpuFigures } from './compare-clients.ts';
import { medianOf } from './interleave.ts';
import { runScript } from './run-script.ts';
import { startServer } from './start-server.ts';

export const bench: Bench = {
  goal: 'G2',
  title: '10,000 items in 200 pages of 100 KB',
  async run() {
    using server = await startServer();
    const samples = await compareClients(7, (client) => runScript('read-pages.ts', [client, server.url]));
    const peakMb = (client: 'ligase' | 'undici.request'): number => medianOf(samples, client, 'peakMb');
    return [
      ...toCpuFigures(samples, { dispatch: 1.1, 'undici.request': 0.5 }),
      {
        name: 'ligase / undici.request, peak memory',
        value: peakMb('ligase') / peakMb('undici.request'),
        unit: 'x',
        goal: 0.7,
      },
    ];
  },
};
