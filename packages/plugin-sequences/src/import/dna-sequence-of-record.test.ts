import { describe, expect, it } from 'vitest';
import { basesOfSpan } from '../coordinates.ts';
import { readLocation } from '../records/genbank-location.ts';
import type { Qualifier, SequenceFeature, SequenceRecord } from '../records/sequence-record.ts';
import { dnaSequenceOfRecord } from './dna-sequence-of-record.ts';

const bases = 'ATGGCATAGC'.repeat(10);

function cds(location: string, ...qualifiers: [name: string, value: string][]): SequenceFeature {
  const parts = readLocation(location)?.parts ?? [];
  const segments = parts.filter(({ kind }) => kind === 'range');
  return { line: 7, type: 'CDS', location, segments, qualifiers: qualifiers.map(([name, value]) => ({ name, value })) };
}

function record(...features: SequenceFeature[]): SequenceRecord {
  return { format: 'genbank', name: 'pTest', bases, isCircular: true, features, warnings: [] };
}

describe('dnaSequenceOfRecord', () => {
  it('writes features in the coordinates of Benchling, with 0 for the end', () => {
    const features = [cds('1..100'), cds('complement(92..100)'), cds('join(92..100,1..9)')];

    const { body, warnings } = dnaSequenceOfRecord(record(...features), 1);

    expect(body.annotations?.map(({ start, end, strand }) => [start, end, strand])).toEqual([
      [0, 0, 1],
      [91, 0, -1],
      [91, 9, 1],
    ]);
    expect(warnings).toEqual([]);
  });

  it('names a feature by its most telling qualifier and keeps all others', () => {
    const feature = cds(
      '<1..9',
      ['gene', 'bla'],
      ['note', 'one'],
      ['label', 'AmpR'],
      ['note', 'two'],
      ['ApEinfo_fwdcolor', '#ff0000'],
      ['pseudo', ''],
    );

    const { body } = dnaSequenceOfRecord(record(feature), 1);

    expect(body.annotations).toEqual([
      {
        name: 'AmpR',
        type: 'CDS',
        start: 0,
        end: 9,
        strand: 1,
        notes: 'one\ntwo',
        color: '#ff0000',
        customFields: [
          { name: 'location', value: '<1..9' },
          { name: 'gene', value: 'bla' },
          { name: 'pseudo', value: '' },
        ],
      },
    ]);
  });

  it('makes an annotation of each part of a feature, marks nothing between them, and says so', () => {
    const { body, warnings } = dnaSequenceOfRecord(record(cds('complement(join(10..21,30..41))')), 1);

    expect(body.annotations?.map(({ start, end, strand }) => [start, end, strand])).toEqual([
      [29, 41, -1],
      [9, 21, -1],
    ]);
    expect(body.translations).toEqual([
      expect.objectContaining({
        strand: -1,
        regions: [
          { start: 9, end: 21 },
          { start: 29, end: 41 },
        ],
      }),
    ]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'CDS at complement(join(10..21,30..41)): It has 2 parts and became as many annotations of one name.',
    ]);
  });

  it.each([
    ['1..9', [], 'ATGGCATAG'],
    ['1..10', [['codon_start', '2']], 'TGGCATAGC'],
    ['1..11', [], 'ATGGCATAG'],
    ['complement(1..11)', [], 'TGCTATGCC'],
    ['complement(1..10)', [['codon_start', '2']], 'CTATGCCAT'],
    ['join(99..100,1..4)', [['codon_start', '3']], 'ATG'],
  ] as [string, [string, string][], string][])(
    'starts the translation of %s %j at its first codon',
    (location, qualifiers, read) => {
      const { body } = dnaSequenceOfRecord(record(cds(location, ...qualifiers)), 1);

      const { start = -1, end = -1, strand } = body.translations?.[0] ?? {};
      expect(basesOfSpan(bases, { start, end }, true, strand === -1 ? -1 : 1)).toBe(read);
    },
  );

  it('takes the genetic code and the first methionine from the record', () => {
    const feature = cds('1..9', ['transl_table', '11'], ['translation', 'MA']);

    const { body } = dnaSequenceOfRecord(record(feature), 1);

    expect(body.translations).toEqual([
      expect.objectContaining({ geneticCode: 'BACTERIAL_ARCHAEAL_PLANT_PLASTID', coerceStartCodonToMethionine: true }),
    ]);
  });

  it.each([
    ['join(complement(30..41),10..21)', [], 'it is on both strands'],
    ['join(J00194.1:5..9,10..21)', [], 'a part of it lies on another record'],
    ['order(1..9,30..38)', [], 'the order of its parts is not known'],
    ['1..9', [['transl_table', '32']], 'Benchling does not have its genetic code'],
    ['1..2', [], 'it is shorter than a codon'],
  ] as [string, [string, string][], string][])('says why %s %j gets no translation', (location, qualifiers, reason) => {
    const feature = { ...cds(location, ...qualifiers) };
    const local = location.includes(':') ? { ...feature, segments: feature.segments.slice(-1) } : feature;

    const { body, warnings } = dnaSequenceOfRecord(record(local), 1);

    expect(body.translations).toBeUndefined();
    expect(warnings.map(({ message }) => message)).toContain(`CDS at ${location}: It gets no translation: ${reason}.`);
  });

  it('keeps within the limits of Benchling and tells what that cost', () => {
    const many: Qualifier[] = Array.from({ length: 103 }, (_, at) => ({ name: `q${at}`, value: 'x' }));
    const long = { ...cds('1..9'), type: 'gene', qualifiers: [{ name: 'label', value: 'n'.repeat(3000) }, ...many] };
    const name = `p${'x'.repeat(299)}`;

    const { body, warnings } = dnaSequenceOfRecord({ ...record(long), name }, 1);

    expect(body.name).toHaveLength(255);
    expect(body.customFields).toEqual({ Name: { value: name } });
    expect(body.annotations?.[0]?.name).toHaveLength(2048);
    expect(body.annotations?.[0]?.customFields).toHaveLength(100);
    expect(warnings.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '1 The name was cut to 255 characters; the custom field Name has all.',
      '7 gene at 1..9: Benchling keeps 100 custom fields; left out: /q100, /q101, /q102.',
      '7 gene at 1..9: Its name was cut from 3000 to 2048 characters, as many as Benchling takes.',
    ]);
  });

  it('keeps the accession and the description as custom fields', () => {
    const { body } = dnaSequenceOfRecord({ ...record(), accession: 'X1.2', description: 'A plasmid' }, 1);

    expect(body).toEqual({
      name: 'pTest',
      bases,
      isCircular: true,
      customFields: { Accession: { value: 'X1.2' }, Description: { value: 'A plasmid' } },
    });
  });

  it('reports a feature that has no place on the sequence', () => {
    const { body, warnings } = dnaSequenceOfRecord(record({ ...cds('one-of(1,5)..9'), segments: [] }), 1);

    expect(body.annotations).toBeUndefined();
    expect(warnings.map(({ message }) => message)).toEqual(['CDS at one-of(1,5)..9: It is left out.']);
  });
});
