import { describe, expect, it } from 'vitest';
import { readGenbankRecord } from './genbank-record.ts';
import type { SequenceRecord } from './sequence-record.ts';

const bases = 'acgtacgtaa'.repeat(10);
const circular = 'LOCUS       pTest         100 bp    DNA   circular SYN 01-JAN-2026';

/** A record of 100 bases; `table` is what stands below FEATURES. */
function read(table: string, locus = circular, origin = `        1 ${bases}`): SequenceRecord {
  const text = [locus, 'DEFINITION  A plasmid', '            for tests.', 'ACCESSION   X1', 'VERSION     X1.2'];
  const lines = [
    ...text,
    'FEATURES             Location/Qualifiers',
    ...table.split('\n'),
    'ORIGIN',
    ...origin.split('\n'),
  ];
  return readGenbankRecord({ line: 1, lines, isEnded: true, isCut: false });
}

const feature = (location: string, ...qualifiers: string[]): string =>
  [`     CDS             ${location}`, ...qualifiers.map((text) => ' '.repeat(21) + text)].join('\n');

describe('readGenbankRecord', () => {
  it('reads name, description, accession, topology, bases and features', () => {
    const record = read(feature('complement(10..30)', '/gene="lacZ"', '/codon_start=1', '/pseudo'));

    expect(record).toEqual({
      format: 'genbank',
      name: 'pTest',
      description: 'A plasmid for tests.',
      accession: 'X1.2',
      bases,
      isCircular: true,
      features: [
        {
          line: 7,
          type: 'CDS',
          location: 'complement(10..30)',
          segments: [{ first: 10, last: 30, strand: -1 }],
          qualifiers: [
            { name: 'gene', value: 'lacZ' },
            { name: 'codon_start', value: '1' },
            { name: 'pseudo', value: '' },
          ],
        },
      ],
      warnings: [],
    });
  });

  it('keeps the blanks, quotes, slashes and equals signs of values that run over lines', () => {
    const record = read(
      feature(
        'join(10..20,\n                     30..40)',
        '/note="one word',
        '/two ""words"" a=b of a tran-',
        'script"',
        '/translation="MAA',
        'GGG"',
        '/label=operator\\O2',
      ),
    );

    expect(record.features[0]?.location).toBe('join(10..20,30..40)');
    expect(record.features[0]?.qualifiers).toEqual([
      { name: 'note', value: 'one word /two "words" a=b of a tran-script' },
      { name: 'translation', value: 'MAAGGG' },
      { name: 'label', value: 'operator O2' },
    ]);
  });

  it('warns of what has no exact place on the sequence, and keeps the rest', () => {
    const record = read(
      [
        feature('join(J00194.1:5..9,10..20)'),
        feature('100^1'),
        feature('(10.20)..30'),
        feature('one-of(1,5)..9'),
        feature('90..10'),
      ].join('\n'),
    );

    expect(record.features.map(({ segments }) => segments.map(({ first, last }) => [first, last]))).toEqual([
      [[10, 20]],
      [[100, 1]],
      [[10, 30]],
      [],
      [[90, 10]],
    ]);
    expect(record.warnings.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '7 CDS at join(J00194.1:5..9,10..20): a part of it lies on another record.',
      '8 CDS at 100^1: it lies between two bases; both were taken.',
      '9 CDS at (10.20)..30: its ends are uncertain; the outermost were taken.',
      '10 CDS at one-of(1,5)..9: such a location has no fixed place on the sequence.',
    ]);
  });

  it.each([
    ['LOCUS       pTest    100 bp    DNA     linear   SYN', 'pTest', false, []],
    ['LOCUS       My plasmid 1   100 bp ds-DNA     circular SYN 01-JAN-2026', 'My plasmid 1', true, []],
    ['LOCUS       2_kb 100 bp    DNA   CIRCULAR', '2_kb', true, []],
    ['LOCUS                  100 bp    DNA   circular', 'X1.2', true, []],
    [
      'LOCUS       pTest    100 bp    DNA',
      'pTest',
      false,
      ['LOCUS says neither circular nor linear; taken as linear.'],
    ],
    [
      'LOCUS       pTest    100 bp    mRNA    linear',
      'pTest',
      false,
      ['The molecule is mRNA; its bases are written as DNA.'],
    ],
    [
      'LOCUS       pTest circular',
      'pTest',
      true,
      ['LOCUS says no length, so it was not checked that all bases are there.'],
    ],
  ])('reads %j as programs write it', (locus, name, isCircular, warnings) => {
    const record = read(feature('1..9'), locus);

    expect([record.name, record.isCircular]).toEqual([name, isCircular]);
    expect(record.warnings.map(({ message }) => message)).toEqual(warnings);
  });

  it.each([
    ['a location that is none', feature('10..oops'), 'Line 7: The location "10..oops" of CDS cannot be read.'],
    [
      'a feature beyond the bases',
      feature('90..120'),
      'Line 7: CDS at 90..120 lies outside the 100 bases of the sequence.',
    ],
    ['a feature at base 0', feature('0..12'), 'Line 7: CDS at 0..12 lies outside the 100 bases of the sequence.'],
    [
      'a quote that is never closed',
      feature('1..9', '/note="5" end"', '/gene="x"'),
      'Line 8: The quoted value of /note',
    ],
    ['a qualifier without a feature', '      /note="x"', 'Line 7: "/note=\\"x\\"" belongs to no feature.'],
  ])('refuses %s', (_, table, message) => {
    const reading = (): SequenceRecord => read(table);

    expect(reading).toThrow(message);
  });

  it.each([
    [
      circular.replace('circular', 'linear'),
      undefined,
      'CDS at 90..10 runs backwards. On the other strand it is written',
    ],
    [circular.replace('100 bp', '100 aa'), undefined, '"pTest" is a protein record'],
    [circular, '        1 acgtac gtzacg', 'Line 9: "z" in column 20 is not a DNA base.'],
    [circular, '        1 acgtacgt\nLOCUS', 'Line 10: "L" in column 1 is not a DNA base.'],
    [circular, '', '"pTest" has no bases below ORIGIN.'],
  ])('refuses a record whose head or bases are wrong: %s %s', (locus, origin, message) => {
    const reading = (): SequenceRecord => read(feature('90..10'), locus, origin);

    expect(reading).toThrow(message);
  });
});
