import { basesExpression } from './ambiguous-bases.ts';
import type { Molecule, Span } from './check-span.ts';
import { translate } from './genetic-codes.ts';
import { reverseComplement } from './reverse-complement.ts';

/** Where something lies on a molecule, and on which of its strands. */
export interface Occurrence extends Span {
  readonly strand: 1 | -1;
}

const AMINO_ACIDS: Readonly<Record<string, string>> = { X: '.', B: '[DN]', Z: '[EQ]', J: '[IL]', '*': String.raw`\*` };

/** Every place where a pattern of bases lies, on either strand; an ambiguous letter of the pattern fits what it stands for. */
export function findBases(molecule: Molecule, pattern: string, strands: readonly (1 | -1)[] = [1, -1]): Occurrence[] {
  const found = new Map<number, Occurrence>();
  const text = unrolled(molecule, pattern.length);
  for (const strand of strands) {
    const sought = dna(strand === 1 ? pattern : reverseComplement(dna(pattern)));
    for (const start of matches(text, lookAhead(basesExpression(sought)))) {
      // A palindrome lies on both strands at once.
      if (!found.has(start)) found.set(start, { strand, ...spanAt(molecule, start, pattern.length) });
    }
  }
  return [...found.values()];
}

/** Every place whose bases are read into a pattern of amino acids, on either strand. */
export function findTranslated(
  molecule: Molecule,
  pattern: string,
  strands: readonly (1 | -1)[] = [1, -1],
): Occurrence[] {
  const length = pattern.length * 3;
  const text = unrolled(molecule, length);
  const sought = aminoAcidsExpression(pattern);
  return strands.flatMap((strand) => {
    const read = strand === 1 ? text : reverseComplement(text);
    return [0, 1, 2].flatMap((frame) =>
      matches(translate(read.slice(frame), 'STANDARD'), sought).map((at): Occurrence => {
        const start = frame + at * 3;
        return { strand, ...spanAt(molecule, strand === 1 ? start : text.length - start - length, length) };
      }),
    );
  });
}

/** Every place where a pattern of amino acids lies in a protein. */
export function findAminoAcids(aminoAcids: string, pattern: string): Span[] {
  const molecule = { bases: aminoAcids, isCircular: false };
  return matches(aminoAcids.toUpperCase(), aminoAcidsExpression(pattern)).map((start) =>
    spanAt(molecule, start, pattern.length),
  );
}

/** The bases as DNA, a circular molecule followed by so much of its start that nothing is cut by its origin. */
function unrolled({ bases, isCircular }: Molecule, length: number): string {
  const text = dna(bases);
  if (length > text.length) return '';
  return isCircular ? text + text.slice(0, length - 1) : text;
}

function dna(bases: string): string {
  return bases.toUpperCase().replaceAll('U', 'T');
}

function spanAt({ bases }: Molecule, at: number, length: number): Span {
  const start = at % bases.length;
  return { start, end: (start + length) % bases.length };
}

function aminoAcidsExpression(pattern: string): RegExp {
  return lookAhead(Array.from(pattern.toUpperCase(), (letter) => AMINO_ACIDS[letter] ?? letter).join(''));
}

// Finds places that overlap.
function lookAhead(expression: string): RegExp {
  return new RegExp(`(?=${expression})`, 'g');
}

function matches(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map(({ index }) => index);
}
