import { notDna } from '../bases.ts';
import { lineFault } from './line-fault.ts';

const aminoAcidsOnly = /^[EFILPQXZJO*]$/i;

/**
 * Checks one line of bases, as it stands in the file with blanks and numbers already gone.
 *
 * @throws {InputError} that names the first letter that is not a DNA base, its place, and what it suggests.
 */
export function checkBases(bases: string, line: number, columnOf: (at: number) => number): void {
  const at = bases.search(notDna);
  if (at < 0) return;
  const letter = bases.charAt(at);
  const strange = new Set(bases.split('').filter((other) => notDna.test(other)));
  const column = columnOf(at);
  throw lineFault(line, `${JSON.stringify(letter)} in column ${column} is not a DNA base. ${advise(strange)}`, {
    column,
    letter,
  });
}

function advise(strange: ReadonlySet<string>): string {
  const letters = [...strange];
  if (letters.every((letter) => letter === 'U' || letter === 'u')) {
    return 'This looks like RNA; write T for U, or create it as an RNA sequence.';
  }
  if (letters.every((letter) => letter === '-' || letter === '.')) {
    return 'This looks like an alignment; export the sequences without gaps.';
  }
  if (letters.length > 1 && letters.every((letter) => aminoAcidsOnly.test(letter))) {
    return 'This looks like a protein; create it as an amino acid sequence.';
  }
  return 'Write A, C, G, T, or one of the IUPAC codes R Y K M S W B D H V N.';
}
