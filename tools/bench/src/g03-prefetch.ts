import type { Bench } from './bench.ts';
import { interleave, medianOf } from './interleave.ts';
import { runScript } from './run-script.ts';
import { startServer } from './start-server.ts';

export const bench: Bench = {
  goal: 'G3',
  title: 'Paging ahead: 100 ms a page at the server, 50 ms of work on each',
  async run() {
    using server = await startServer();
    const samples = await interleave(['ahead', 'sequential'], 5, (mode) =>
      runScript('work-on-pages.ts', [mode, server.url]),
    );
    const value = medianOf(samples, 'ahead', 'wallMs') / medianOf(samples, 'sequential', 'wallMs');
    return [{ name: 'ahead / sequential, time', value, unit: 'x', goal: 0.7 }];
  },
};
