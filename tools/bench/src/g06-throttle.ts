import type { Bench } from './bench.ts';
import { interleave, medianOf } from './interleave.ts';
import { runScript } from './run-script.ts';

const calls = 100_000;

export const bench: Bench = {
  goal: 'G6',
  title: 'The throttle when it does not bind',
  async run() {
    const samples = await interleave(['limited', 'unlimited'], 9, (mode) =>
      runScript('call-in-process.ts', [mode, String(calls)]),
    );
    const costUs = (mode: 'limited' | 'unlimited'): number => (medianOf(samples, mode, 'cpuMs') / calls) * 1_000;
    return [
      { name: 'throttle, CPU a call', value: costUs('limited') - costUs('unlimited'), unit: 'µs', goal: 1 },
      { name: 'whole pipeline without a network, CPU a call', value: costUs('limited'), unit: 'µs', goal: undefined },
    ];
  },
};
