import { once } from 'node:events';
import type { Bench } from './bench.ts';
import { forkScript } from './fork-script.ts';
import { percentile } from './percentile.ts';

const rows = 100_000;
const length = 6_500;
const searches = 60;

interface Searched {
  readonly firstMs: number;
  readonly scanMs: number;
  readonly times: Readonly<Record<string, readonly number[]>>;
}

export const bench: Bench = {
  goal: 'G13',
  title: `Bases in ${rows.toLocaleString('en')} sequences of ${length.toLocaleString('en')}`,
  slow: true,
  async run() {
    const child = forkScript('search-bases.ts', [rows, length, searches].map(String));
    const [{ firstMs, scanMs, times }] = (await once(child, 'message')) as [Searched];
    child.kill();
    return [
      ...Object.entries(times).map(([count, each]) => ({
        name: `${count} bases, half of the searches within`,
        value: percentile(each, 0.5),
        unit: 'ms',
        goal: 5,
      })),
      { name: 'reading every sequence', value: scanMs, unit: 'ms', goal: undefined },
      { name: 'the first search of a process', value: firstMs, unit: 'ms', goal: undefined },
    ];
  },
};
