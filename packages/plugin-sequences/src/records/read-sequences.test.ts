import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSequences, type ReadSequencesOptions } from './read-sequences.ts';
import type { ReadRecord } from './sequence-record.ts';

async function* chunks(...parts: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* parts;
}

async function readAll(parts: string | (string | Uint8Array)[], options?: ReadSequencesOptions): Promise<ReadRecord[]> {
  return collect(readSequences(chunks(...(typeof parts === 'string' ? [parts] : parts)), options));
}

async function collect(reading: AsyncIterable<ReadRecord>): Promise<ReadRecord[]> {
  const records: ReadRecord[] = [];
  for await (const record of reading) records.push(record);
  return records;
}

const summary = (read: ReadRecord): string =>
  'record' in read
    ? `${read.line} ${read.record.name} ${read.record.bases} ${read.record.isCircular ? 'circular' : 'linear'}`
    : `${read.line} ${read.error.message}`;

const genbank = (name: string, bases = 'acgtacgtac', end = '//\n'): string =>
  `LOCUS       ${name}   ${bases.length} bp    DNA     circular SYN 01-JAN-2026\nORIGIN\n        1 ${bases}\n${end}`;

describe('readSequences', () => {
  it('reads a FASTA file with its full names, blank lines, blanks and comments', async () => {
    const file = '; made by hand\n\n>pOne  first plasmid\nACGT acgn\n\n; half way\nRYK\n>two\nGGG';

    const records = await readAll(file);

    expect(records.map(summary)).toEqual(['3 pOne  first plasmid ACGTacgnRYK linear', '8 two GGG linear']);
  });

  it('takes FASTA sequences as circular when told so', async () => {
    const records = await readAll('>p\nACGT\n', { isCircular: true });

    expect(records.map(summary)).toEqual(['1 p ACGT circular']);
  });

  it('reads the same records whatever the line ends, the byte order mark and the cuts between chunks', async () => {
    const text = genbank('one') + genbank('two', 'ggggcccc');
    const bytes = new TextEncoder().encode(`\uFEFF${text.replaceAll('\n', '\r\n')}`);

    const plain = await readAll(text);
    const windows = await readAll([...bytes].map((byte) => Uint8Array.of(byte)));
    const oldMac = await readAll(text.replaceAll('\n', '\r'));

    expect(plain.map(summary)).toEqual(['1 one acgtacgtac circular', '5 two ggggcccc circular']);
    expect(windows).toEqual(plain);
    expect(oldMac).toEqual(plain);
  });

  it('goes on after a record that it cannot read, and says where and why', async () => {
    const file = '>a\nACGT\nAC!GT\n>b\n\n>\nACGT\n>p\nMKVLEF\n>r\nACGU\n>g\nAC--GT\n>ok\nACGT\n';

    const records = await readAll(file);

    expect(records.map(summary)).toEqual([
      '1 Line 3: "!" in column 3 is not a DNA base. Write A, C, G, T, or one of the IUPAC codes R Y K M S W B D H V N.',
      '4 Line 4: "b" has no bases.',
      '6 Line 6: The record has no name. Write one after the >.',
      '8 Line 9: "L" in column 4 is not a DNA base. This looks like a protein; create it as an amino acid sequence.',
      '10 Line 11: "U" in column 4 is not a DNA base. This looks like RNA; write T for U, or create it as an RNA sequence.',
      '12 Line 13: "-" in column 3 is not a DNA base. This looks like an alignment; export the sequences without gaps.',
      '14 ok ACGT linear',
    ]);
    expect(records.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('refuses only the GenBank records that may be incomplete', async () => {
    const file =
      genbank('one').replace('10 bp', '12 bp') +
      'ORIGIN\n        1 acgt\n//\n' +
      'left over\n' +
      genbank('two', 'acgt', '') +
      genbank('three', 'acgt', '').replace(/ {3}\d+ bp.*/, '') +
      genbank('four', '').replace('0 bp', '4 bp');

    const records = await readAll(file);

    expect(records.map(summary)).toEqual([
      '1 Line 1: LOCUS says 12 bases, but ORIGIN has 10. Bases are missing; download or export it again.',
      '5 Line 5: The record has no LOCUS line. A GenBank record begins with one and ends with "//".',
      '8 Line 8: The record has no LOCUS line. A GenBank record begins with one and ends with "//".',
      '9 two acgt circular',
      '12 Line 12: The record has no "//" at its end and LOCUS no length, so it may have been cut short.',
      '15 Line 15: "four" has no bases below ORIGIN. Download or export the full record.',
    ]);
  });

  it('refuses a record in another encoding and reads its neighbours', async () => {
    const latin1 = Buffer.from('>a\nACGT\n>p\xB5C\nACGT\n>b\nGG\n', 'latin1');

    const records = await readAll([latin1]);

    expect(records.map(summary)).toEqual([
      '1 a ACGT linear',
      '3 Line 3: The line has characters that are not UTF-8. Convert the file first: iconv -f WINDOWS-1252 -t UTF-8 FILE.',
      '5 b GG linear',
    ]);
  });

  it.each([
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), 'compressed with gzip'],
    ['ZIP', Uint8Array.of(0x50, 0x4b, 3, 4), 'a ZIP archive'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x3e, 0), 'UTF-16 text'],
    ['SnapGene', Uint8Array.of(9, 0, 0, 0, 14), 'the format of SnapGene'],
    ['binary', Uint8Array.of(0x3e, 0x61, 0x0a, 0), 'binary, not text'],
    ['EMBL', 'ID   X56734; SV 1; linear;\n', 'This is an EMBL file'],
    ['FASTQ', '@read1\nACGT\n+\n!!!!\n', 'This is a FASTQ file'],
    ['XML', '<?xml version="1.0"?>\n', 'This is an XML file'],
    ['HTML', '<!DOCTYPE html>\n', 'This is a web page'],
    ['bare bases', 'ACGTACGT\n', 'bases without a name'],
    ['prose', 'Dear colleague,\n', 'It starts with "Dear colleague,"'],
    ['empty', '\n\n', 'it is empty'],
  ])('says what a file is that has no sequences: %s', async (_, content, message) => {
    const reading = readAll([content]);

    await expect(reading).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringContaining(message),
    });
  });

  it('reads a file by its path, and says when there is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ligase-'));
    await writeFile(join(folder, 'named.txt'), genbank('one'));

    const records = await collect(readSequences(join(folder, 'named.txt')));
    const missing = collect(readSequences(join(folder, 'none.gb')));

    expect(records.map(summary)).toEqual(['1 one acgtacgtac circular']);
    await expect(missing).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringContaining('ENOENT'),
    });
    await rm(folder, { recursive: true });
  });

  it('refuses a record that is longer than may be held, and reads the next', async () => {
    const records = await readAll(`>long\n${'ACGT\n'.repeat(100)}>short\nAC\n`, { maxRecordChars: 100 });

    expect(records.map(summary)).toEqual([
      '1 Line 1: The record is longer than 100 characters; raise maxRecordChars.',
      '102 short AC linear',
    ]);
  });

  it('reads 50,000 records without reading ahead of the one asked for', async () => {
    const bases = 'acgt'.repeat(500);
    let made = 0;
    async function* plasmids(): AsyncGenerator<string> {
      for (; made < 50_000; made++) yield genbank(`p${made}`, bases);
    }
    let furthestAhead = 0;
    let read = 0;

    for await (const record of readSequences(plasmids())) {
      furthestAhead = Math.max(furthestAhead, made - record.index);
      read += 'record' in record ? 1 : 0;
    }

    expect(read).toBe(50_000);
    expect(furthestAhead).toBeLessThanOrEqual(1);
  });
});
