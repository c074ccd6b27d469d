import { once } from 'node:events';
import type { Bench } from './bench.ts';
import { forkScript } from './fork-script.ts';
import { interleave, medianOfRounds } from './interleave.ts';

const names = ['ligase', 'raw'] as const;
/** As well with the inbox of workflows in a folder, which does more than keep what comes. */
const paced = [...names, 'workflows'] as const;
const perSecond = 500;
const rounds = 5;

export const bench: Bench = {
  goal: 'G7',
  title: 'Taking in webhooks: signature checked, kept in a database, acknowledged',
  async run() {
    const costs = await interleave({
      candidates: names,
      script: 'take-deliveries.ts',
      args: ['1000'],
      rounds,
      turns: 3,
    });
    const ratio = medianOfRounds(costs, 'ligase', 'raw', (one, other) => one.cpuMs / other.cpuMs);
    const p99Ms: Record<(typeof paced)[number], number[]> = { ligase: [], raw: [], workflows: [] };
    for (let round = 0; round < rounds; round += 1) for (const name of paced) p99Ms[name].push(await pace(name));
    // The best round: waiting for a busy machine is nothing that a listener can help.
    const best = (name: (typeof paced)[number]): number => Math.min(...p99Ms[name]);
    const late = (name: (typeof paced)[number], goal?: number) => ({
      name: `${name}, 99 of 100 answered within, ${perSecond}/s`,
      value: best(name),
      unit: 'ms',
      goal,
      // A bare server waits for the machine and for its insert, too.
      floor: best('raw'),
    });
    // 0.9 of what a bare server does with the same CPU.
    return [
      { name: 'ligase / node:http with the same check, CPU', value: ratio, unit: 'x', goal: 1 / 0.9 },
      late('ligase', 10),
      late('raw'),
      { name: 'ligase / raw, 99 of 100', value: best('ligase') / best('raw'), unit: 'x', goal: undefined },
      late('workflows', 10),
    ];
  },
};

async function pace(name: string): Promise<number> {
  const [p99Ms] = (await once(forkScript('pace-deliveries.ts', [name, '2000', String(perSecond)]), 'message')) as [
    number,
  ];
  return p99Ms;
}
