import { array, assert, boolean, constantFrom, integer, nat, property, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBaseIndex } from './base-index.ts';
import { reverseComplement } from './reverse-complement.ts';

const bases = (minLength: number, maxLength: number): Arbitrary<string> =>
  array(constantFrom('A', 'C', 'G', 'T', 'N'), { minLength, maxLength }).map((letters) => letters.join(''));

describe('an index of bases', () => {
  it('never leaves out a sequence that has them, on either strand or over the origin', () => {
    assert(
      property(
        array(bases(30, 80), { minLength: 1, maxLength: 40 }),
        nat(),
        nat(),
        integer({ min: 1, max: 20 }),
        boolean(),
        (sequences, which, at, length, onOtherStrand) => {
          const index = createBaseIndex();
          for (const [key, sequence] of sequences.entries()) index.add(key, sequence, true);
          const key = which % sequences.length;
          const sequence = sequences[key] ?? '';
          const start = at % sequence.length;
          const wanted = (sequence + sequence).slice(start, start + length);

          const candidates = index.candidates(onOtherStrand ? reverseComplement(wanted) : wanted);

          expect(candidates ?? [key]).toContain(key);
        },
      ),
    );
  });

  it('leaves out nearly all that do not have them', () => {
    const index = createBaseIndex();
    let state = 7;
    const random = (): string => {
      state = (state * 48_271) % 2_147_483_647;
      return 'ACGT'.charAt(state % 4);
    };
    for (let key = 0; key < 3000; key += 1) index.add(key, Array.from({ length: 500 }, random).join(''), false);

    const candidates = index.candidates(Array.from({ length: 20 }, random).join(''));

    expect(candidates?.length).toBeLessThan(30);
  });

  it('cannot tell for fewer than eight bases, or when none of them is known', () => {
    const index = createBaseIndex();
    index.add(1, 'ACGTACGTACGT', false);

    expect([index.candidates('ACGTACG'), index.candidates('NNNNNNNNNN')]).toEqual([undefined, undefined]);
  });

  it('finds a sequence by what it has become', () => {
    const index = createBaseIndex();
    index.add(1, 'A'.repeat(40), false);

    index.add(1, 'C'.repeat(40), false);

    expect(index.candidates('CCCCCCCCCC')).toEqual([1]);
  });
});
