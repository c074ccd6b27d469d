import type { Bench } from './bench.ts';
import { interleave, medianOf } from './interleave.ts';
import { runScript } from './run-script.ts';

export const bench: Bench = {
  goal: 'G9',
  title: 'Loading the table of the 402 operations of API v2',
  async run() {
    const samples = await interleave(['table', 'nothing'], 9, (what) => runScript('import-table.ts', [what]));
    const value = medianOf(samples, 'table', 'wallMs') - medianOf(samples, 'nothing', 'wallMs');
    return [{ name: 'import, time', value, unit: 'ms', goal: 12 }];
  },
};
