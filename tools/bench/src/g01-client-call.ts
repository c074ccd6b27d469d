import type { Bench } from './bench.ts';
import { compareClients, toCpuFigures } from './compare-clients.ts';
import { runScript } from './run-script.ts';
import { startServer } from './start-server.ts';

export const bench: Bench = {
  goal: 'G1',
  title: 'A call of 2 KB through the whole pipeline',
  async run() {
    using server = await startServer();
    const samples = await compareClients(7, (client) =>
      runScript('call-entry.ts', [client, server.url, '1000', '1500']),
    );
    return toCpuFigures(samples, { dispatch: 1.15, 'undici.request': 0.65 });
  },
};
