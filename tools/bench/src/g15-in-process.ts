import type { Bench } from './bench.ts';
import { interleave, medianOfRounds } from './interleave.ts';
import { startServer } from './start-server.ts';

const calls = 1_000;
const turns = 10;

export const bench: Bench = {
  goal: 'G15',
  title: 'A call of 2 KB to a tenant in the same process, over asking it directly',
  async run() {
    using server = await startServer();
    const candidates = ['direct', 'tenantDispatcher', 'MockAgent', 'loopback'] as const;
    const args = [String(calls), server.url];
    const costs = await interleave({ candidates, script: 'call-tenant.ts', args, rounds: 5, turns });
    const over = (name: (typeof candidates)[number]): number =>
      medianOfRounds(costs, name, 'direct', (one, other) => ((one.cpuMs - other.cpuMs) / calls / turns) * 1_000);
    return [
      { name: 'tenantDispatcher, CPU a call', value: over('tenantDispatcher'), unit: 'µs', goal: 30 },
      { name: 'MockAgent of undici, CPU a call', value: over('MockAgent'), unit: 'µs', goal: undefined },
      { name: 'a connection, CPU a call', value: over('loopback'), unit: 'µs', goal: undefined },
    ];
  },
};
