import { describe, expect, it } from 'vitest';
import { checkSequences } from './check-sequences.ts';

const genbank = `LOCUS       pTiny 12 bp DNA circular SYN 01-JAN-2026
FEATURES             Location/Qualifiers
     gene            1..9
                     /gene="bla"
ORIGIN
        1 acgtacgtac gt
//
`;

describe('a text of sequences', () => {
  it('is told by what stands in it: names, lengths, and what the letters look like', async () => {
    const check = await checkSequences('>pUC19 vector\nACGTACGT\nACGT\n\n>primer\r\nacgtnnacgtacgtacgtac\r\n');

    expect(check).toMatchObject({ format: 'fasta', problems: [] });
    expect(check.records.map(({ line, name, length, looksLike }) => [line, name, length, looksLike])).toEqual([
      [1, 'pUC19 vector', 12, 'dna'],
      [5, 'primer', 20, 'dna'],
    ]);
    expect(check.records[1]?.warnings).toEqual([
      { line: 5, message: '2 of 20 letters stand for several bases, such as N or R.' },
    ]);
  });

  it('may be GenBank, with features, and as bytes of a file', async () => {
    const check = await checkSequences(new TextEncoder().encode(genbank));

    expect(check).toMatchObject({
      format: 'genbank',
      problems: [],
      records: [{ name: 'pTiny', length: 12, record: { isCircular: true, features: [{ type: 'gene' }] } }],
    });
  });

  it('can be kept as JSON until somebody has approved it', async () => {
    const check = await checkSequences(genbank);

    const kept: unknown = JSON.parse(JSON.stringify(check));

    expect(kept).toEqual(check);
  });

  it.each([
    ['a letter that is no base', '>a\nACGT\nACXT\n', 3, '"X" in column 3 is not a DNA base'],
    ['RNA', '>a\nACGU\n', 2, 'This looks like RNA'],
    ['a protein', '>a\nMSKGEELFTG\n', 2, 'This looks like a protein'],
    ['a protein in letters that are all bases', '>a\nACGT\n>b\nMKVSWRDHAKNK\n', 3, '"b" looks like a protein'],
    ['silk, whose letters are mostly G and A', '>silk\nGAGAGSGAGAGSGAGAGS\n', 1, '"silk" looks like a protein'],
    ['no bases', '>a\n>b\nACGT\n', 1, '"a" has no bases'],
    ['no name', '>\nACGT\n', 1, 'The record has no name'],
    ['a name twice', '>a\nACGT\n>a\nGGGG\n', 3, '"a" is the name of the sequence in line 1, too'],
    ['a name too long', `>${'x'.repeat(256)}\nACGT\n`, 1, 'The name has 256 characters'],
    ['too many bases', `>a\n${'ACGT'.repeat(30)}\n`, 1, '"a" has 120 bases; at most 100'],
    ['too many sequences', '>a\nA\n>b\nA\n>c\nA\n>d\nA\n', 7, 'more than 3 sequences'],
    ['bases alone', 'ACGTACGT\n', undefined, 'Put a line ">NAME" above'],
    ['nothing', ' \n', undefined, 'it is empty'],
    ['a web page', '<!doctype html>', undefined, 'This is a web page'],
    ['a sequencing read', '@read1\nACGT\n+\nIIII\n', undefined, 'This is a FASTQ file'],
  ])('has a problem with %s, by line', async (_, text, line, message) => {
    const check = await checkSequences(text, { maxRecords: 3, maxBases: 100 });

    expect(check.problems).toEqual([{ line, message: expect.stringContaining(message) as string }]);
  });

  it('lists the problems of all records, and the records that have none', async () => {
    const check = await checkSequences('>a\nACXT\n>b\nACGT\n>c\n\n');

    expect(check.problems.map(({ line }) => line)).toEqual([2, 5]);
    expect(check.records.map(({ name }) => name)).toEqual(['b']);
  });

  it('is known by its format even when nothing in it can be read', async () => {
    const fasta = await checkSequences('\uFEFF\n>sp|P00193|FER_PEPAS\nAYVINDSCIACGACK\n');
    const genbankBytes = await checkSequences(new TextEncoder().encode(genbank.replace('acgtacgtac gt', 'acgx')));

    expect([fasta.format, genbankBytes.format]).toEqual(['fasta', 'genbank']);
    expect([fasta.records, genbankBytes.records]).toEqual([[], []]);
  });

  it('may have a sequence twice under two names, which is said and is no problem', async () => {
    const check = await checkSequences('>alpha\nACGTA\n\n>beta\nCGTC\n>alpha again\nacgta\n');

    expect(check.problems).toEqual([]);
    expect(check.records.map(({ warnings }) => warnings)).toEqual([
      [],
      [],
      [{ line: 6, message: 'It has the same bases as the sequence in line 1.' }],
    ]);
  });

  it('is taken for bases, though few are plain ones, by whoever knows', async () => {
    const check = await checkSequences('>degenerate\nNNKNNKRYSWKMBDHV\n', { takeAsDna: true });

    expect(check.problems).toEqual([]);
    expect(check.records[0]?.looksLike).toBe('protein');
  });
});
