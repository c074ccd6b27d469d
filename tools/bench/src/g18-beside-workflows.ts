import { once } from 'node:events';
import type { Bench } from './bench.ts';
import { forkScript } from './fork-script.ts';
import { percentile } from './percentile.ts';

export const bench: Bench = {
  goal: 'G18',
  title: 'Requests answered while 400 runs work in the embedded store of the same process',
  async run() {
    const [runs, turns] = [await latenciesMs('runs'), await latenciesMs('turns')];
    return [
      {
        name: `99 of 100 answered within (${runs.length} requests)`,
        value: percentile(runs, 0.99),
        unit: 'ms',
        goal: 100,
        floor: percentile(turns, 0.99),
      },
      { name: 'the same, beside turns of 8 ms', value: percentile(turns, 0.99), unit: 'ms', goal: undefined },
      { name: 'the slowest', value: Math.max(...runs), unit: 'ms', goal: undefined },
    ];
  },
};

/** How long requests took, one after the other, until what was beside them was done. */
async function latenciesMs(work: 'runs' | 'turns'): Promise<readonly number[]> {
  const child = forkScript('serve-beside-workflows.ts', ['400', work]);
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  const end = { reached: false };
  child.once('message', () => (end.reached = true));
  const tookMs: number[] = [];
  child.send('begin');
  while (!end.reached) {
    const startedAt = performance.now();
    await (await fetch(`http://127.0.0.1:${port}`)).text();
    tookMs.push(performance.now() - startedAt);
  }
  child.kill();
  return tookMs;
}
