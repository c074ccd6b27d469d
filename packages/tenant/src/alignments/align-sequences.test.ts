import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reverseComplement } from '../sequences/reverse-complement.ts';
import { alignPair } from './align-pair.ts';
import { alignToConsensus, alignToTemplate, identity } from './align-sequences.ts';

const turning = { adjustsDirection: true, rotatesCircular: true };
const linear = (name: string, bases: string) => ({ name, bases, isCircular: false });
const dna = array(constantFrom('A', 'C', 'G', 'T'), { maxLength: 40 }).map((letters) => letters.join(''));
const GENE = 'ATGAGTAAAGGAGAAGAACTTTTCACTGGAGTTGTCCCAATTCTTGTTGAATTAGATGGTGATGTTAATGGGCACAAA';

describe('alignments', () => {
  it('lose no base and write no column of gaps', () => {
    assert(
      property(dna, dna, (a, b) => {
        const { first, second } = alignPair(a, b);

        expect([first.replaceAll('-', ''), second.replaceAll('-', '')]).toEqual([a, b]);
        expect(first).toHaveLength(second.length);
        expect(Array.from(first).some((letter, at) => letter === '-' && second[at] === '-')).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('keep a deletion in one gap', () => {
    const { first, second } = alignPair(GENE, GENE.slice(0, 30) + GENE.slice(36));

    expect(first).toBe(GENE);
    expect(second.replaceAll(/[^-]/g, '')).toHaveLength(6);
    expect(second).toMatch(/^[ACGT]+-{6}[ACGT]+$/);
  });

  it('put reads where they belong on a template, whichever strand they are of', () => {
    const mutated = `${GENE.slice(20, 40)}G${GENE.slice(41, 60)}`;
    const inserted = `${GENE.slice(0, 30)}CC${GENE.slice(30)}`;

    const { reference, rows } = alignToTemplate(
      linear('gene', GENE),
      [linear('read', reverseComplement(mutated)), linear('long', inserted)],
      turning,
    );

    expect(reference.replaceAll('-', '')).toBe(GENE);
    expect(rows.map((row) => row.replaceAll('-', ''))).toEqual([mutated, inserted]);
    expect(new Set([reference, ...rows].map(({ length }) => length)).size).toBe(1);
    expect(identity(reference, rows[0] ?? '')).toBeCloseTo(39 / 40, 5);
    expect(rows[0]?.indexOf(mutated.slice(0, 10))).toBe(20);
  });

  it('cut a circular sequence where the template begins', () => {
    const shifted = GENE.slice(25) + GENE.slice(0, 25);
    const circle = { name: 'circle', bases: shifted, isCircular: true };

    const { reference, rows } = alignToTemplate({ name: 'gene', bases: GENE, isCircular: true }, [circle], turning);

    expect([reference, ...rows]).toEqual([GENE, GENE]);
  });

  it('say what most sequences have, and what they cannot agree on', () => {
    const variant = `${GENE.slice(0, 10)}C${GENE.slice(11)}`;
    const half = GENE.slice(0, 40);

    const most = alignToConsensus([linear('a', GENE), linear('b', variant), linear('c', half)], turning);
    const tied = alignToConsensus([linear('a', GENE), linear('b', variant)], turning);

    expect(most.reference).toBe(GENE);
    expect(tied.reference).toBe(`${GENE.slice(0, 10)}S${GENE.slice(11)}`);
  });

  it('refuse what is too long for one machine, and say so', () => {
    const long = linear('long', 'ACGT'.repeat(5000));

    expect(() => alignToTemplate(long, [long], turning)).toThrow('too long to be aligned here');
  });
});
