import type { Bench } from './bench.ts';
import { interleave, medianOfRounds } from './interleave.ts';

const calls = 20_000;
const turns = 10;

export const bench: Bench = {
  goal: 'G6',
  title: 'The throttle when it does not bind',
  async run() {
    const costs = await interleave({
      candidates: ['limited', 'unlimited'],
      script: 'call-in-process.ts',
      args: [String(calls)],
      rounds: 5,
      turns,
    });
    const toUs = (ms: number): number => (ms / calls / turns) * 1_000;
    const cost = medianOfRounds(costs, 'limited', 'unlimited', (one, other) => toUs(one.cpuMs - other.cpuMs));
    const whole = medianOfRounds(costs, 'limited', 'unlimited', (one) => toUs(one.cpuMs));
    return [
      { name: 'throttle, CPU a call', value: cost, unit: 'µs', goal: 1 },
      { name: 'whole pipeline without a network, CPU a call', value: whole, unit: 'µs', goal: undefined },
    ];
  },
};
