import type { Bench } from './bench.ts';
import { startLargeServer } from './large-server.ts';
import { percentile } from './percentile.ts';

const rows = 10_000;
const calls = 8_000;
const atOnce = 16;

export const bench: Bench = {
  goal: 'G11',
  title: `A sequence by its id, ${atOnce} calls at once`,
  async run() {
    using server = await startLargeServer(rows);
    // The compiler needs as long to make the most of the code.
    await callAll(server.ids, calls * 2, (id) => server.timed('all', `/dna-sequences/${id}`));
    const before = await server.cpuMs();
    const times = await callAll(server.ids, calls, (id) => server.timed('all', `/dna-sequences/${id}`));
    const cpuUs = ((await server.cpuMs()) - before) * 1000;
    return [
      // 8,000 calls a second of one core.
      { name: 'CPU of the tenant, a call', value: cpuUs / calls, unit: 'µs', goal: 125 },
      { name: '99 of 100 calls within', value: percentile(times, 0.99), unit: 'ms', goal: 5 },
    ];
  },
};

async function callAll(
  ids: readonly string[],
  count: number,
  call: (id: string) => Promise<number>,
): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const id = ids[next % ids.length] ?? '';
      next += 1;
      times.push(await call(id));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return times;
}
