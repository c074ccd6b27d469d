import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basesOfSpan, dnaSequenceOfRecord, readSequences, type ReadRecord } from '@ligase/plugin-sequences';

const path = new URL('../../../apps/quickstart/sequences/pPCP1.gb', import.meta.url).pathname;

async function readAll(...chunks: readonly string[]): Promise<ReadRecord[]> {
  async function* source(): AsyncGenerator<string> {
    yield* chunks;
  }
  const records: ReadRecord[] = [];
  for await (const read of readSequences(source())) records.push(read);
  return records;
}

describe('a real plasmid', () => {
  it('has its genes where Benchling will look for them, from the first codon to the stop', async () => {
    const [read] = await readAll(await readFile(path, 'utf8'));

    const { body, warnings } = dnaSequenceOfRecord((read as Extract<ReadRecord, { record: unknown }>).record, 1);

    expect(warnings).toEqual([]);
    expect([body.name, body.bases.length, body.isCircular]).toEqual(['pPCP1', 9609, true]);
    expect(body.annotations?.map(({ name, start, end, strand }) => [name, start, end, strand])).toEqual([
      ['pPCP1', 0, 0, 1],
      ['IS100', 0, 1954, 1],
      ['YP_pPCP01', 86, 1109, 1],
      ['YP_pPCP02', 1105, 1888, 1],
      ['rop', 2924, 3119, 1],
      ['YP_pPCP04', 3485, 3857, 1],
      ['pim', 4342, 4780, 1],
      ['pst', 4814, 5888, -1],
      ['YP_pPCP07', 6004, 6421, 1],
      ['pla', 6663, 7602, 1],
      ['YP_pPCP09', 7788, 8088, -1],
      ['YP_pPCP10', 8087, 8360, -1],
    ]);
    const genes = body.translations?.map(({ start = 0, end = 0, strand }) =>
      basesOfSpan(body.bases, { start, end }, true, strand === -1 ? -1 : 1),
    );
    expect(genes).toHaveLength(10);
    expect(genes?.filter((bases) => !/^[agt]tg(?:...)*?(?:taa|tag|tga)$/.test(bases))).toEqual([]);
  });

  it('is read whole or refused with a reason, however its file was damaged', async () => {
    const text = await readFile(path, 'utf8');
    const damage = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat({ max: 200 }),
      put: fc.oneof(
        fc.string({ maxLength: 8 }),
        fc.constantFrom('//\n', '\n', '"', '\t', 'LOCUS', 'ORIGIN\n', '>', '('),
      ),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const damaged = damages.reduce((now, { at, cut, put }) => {
          const from = Math.floor(at * now.length);
          return now.slice(0, from) + put + now.slice(from + cut);
        }, text);

        const records = await readAll(damaged).catch((error: unknown) => [{ index: 0, line: 0, error }]);

        for (const read of records) {
          const bases = 'record' in read ? dnaSequenceOfRecord(read.record, read.line).body.bases : undefined;
          const code = 'error' in read ? (read.error as { readonly code?: string }).code : undefined;
          expect(bases ?? code).toMatch(/^(?:[acgtrykmswbdhvn]+|INPUT_INVALID|INPUT_UNREADABLE)$/i);
        }
      }),
      { numRuns: 300 },
    );
  });
});
