import type { Bench, Figure } from './bench.ts';
import { startLargeServer, type LargeServer } from './large-server.ts';
import { percentile } from './percentile.ts';
import { readers, type Reader } from './scripts/large-tenant.ts';

const [few, many] = [10_000, 1_000_000];
const calls = 200;

export const bench: Bench = {
  goal: 'G12',
  title: `Fifty of ${many.toLocaleString('en')} sequences, for apps that see all, 10 %, 1 % and a tiny project`,
  slow: true,
  async run() {
    const small = await measure(few);
    const large = await measure(many);
    return readers.flatMap((reader): Figure[] => [
      { name: `${reader}: half of the pages within`, value: percentile(large[reader], 0.5), unit: 'ms', goal: 3 },
      { name: `${reader}: 99 of 100 within`, value: percentile(large[reader], 0.99), unit: 'ms', goal: 15 },
      {
        name: `${reader}: against ${few.toLocaleString('en')} sequences`,
        value: percentile(large[reader], 0.5) / percentile(small[reader], 0.5),
        unit: 'x',
        goal: 3,
      },
    ]);
  },
};

async function measure(rows: number): Promise<Record<Reader, number[]>> {
  using server = await startLargeServer(rows);
  const times: Record<Reader, number[]> = { all: [], tenth: [], hundredth: [], tiny: [] };
  for (let call = 0; call < calls; call += 1)
    for (const reader of readers) times[reader].push(await page(server, reader, call));
  return times;
}

/** Pages in one order and the other, of all times. */
function page(server: LargeServer, reader: Reader, call: number): Promise<number> {
  const sort = ['modifiedAt:desc', 'modifiedAt:asc'][call % 2] ?? '';
  return server.timed(reader, `/dna-sequences?pageSize=50&sort=${sort}`);
}
