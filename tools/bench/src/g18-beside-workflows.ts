import { once } from 'node:events';
import type { Bench } from './bench.ts';
import { forkScript } from './fork-script.ts';
import { percentile } from './percentile.ts';

export const bench: Bench = {
  goal: 'G18',
  title: 'Requests answered while 400 runs work in the embedded store of the same process',
  async run() {
    const child = forkScript('serve-beside-workflows.ts', ['400']);
    const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
    const end = { reached: false };
    child.once('message', () => (end.reached = true));
    const latenciesMs: number[] = [];
    child.send('begin');
    while (!end.reached) {
      const startedAt = performance.now();
      await (await fetch(`http://127.0.0.1:${port}`)).text();
      latenciesMs.push(performance.now() - startedAt);
    }
    child.kill();
    return [
      {
        name: `99 of 100 answered within (${latenciesMs.length} requests)`,
        value: percentile(latenciesMs, 0.99),
        unit: 'ms',
        goal: 100,
      },
      { name: 'the slowest', value: Math.max(...latenciesMs), unit: 'ms', goal: undefined },
    ];
  },
};
