import { openLargeTenant } from './large-tenant.ts';
import { randomBases } from './random-bases.ts';

const [rows, length, searches] = process.argv.slice(2).map(Number) as [number, number, number];
const tenant = await openLargeTenant(rows, (row) => randomBases(row, length));
const headers = { authorization: `Bearer ${tenant.tokens.all}` };

async function search(bases: string): Promise<number> {
  const startedAt = performance.now();
  const body = JSON.stringify({ bases });
  const answer = await tenant.handle({ method: 'POST', url: '/api/v2/dna-sequences:search-bases', headers, body });
  const tookMs = performance.now() - startedAt;
  const { dnaSequences } = JSON.parse(String(answer.body)) as { readonly dnaSequences: readonly object[] };
  if (dnaSequences.length === 0) throw new Error(`A search for ${bases} found nothing, and one sequence has it.`);
  return tookMs;
}

/** Bases of a sequence in some project that the reader may see. */
const someOf = (call: number, count: number): string =>
  randomBases(100 + call * 7, length).slice(call * 3, call * 3 + count);

const firstMs = await search(someOf(0, 40));
const times: Record<number, number[]> = {};
for (const count of [16, 20, 40, 200]) {
  times[count] = [];
  for (let call = 0; call < searches; call += 1) times[count].push(await search(someOf(call, count)));
}
const startedAt = performance.now();
tenant.context.db
  .prepare("SELECT count(*) FROM items WHERE type = 'dna_sequence' AND instr(body ->> '$.bases', ?) > 0")
  .get(someOf(1, 20));
process.send?.({ firstMs, times, scanMs: performance.now() - startedAt });
