const letters = 'ACGTURYKMSWBVDHN';
const complements = 'TGCAAYRMKSWVBHDN';

const complementOf: ReadonlyMap<string, string> = new Map(
  (letters + letters.toLowerCase())
    .split('')
    .map((letter, at) => [letter, (complements + complements.toLowerCase()).charAt(at)]),
);

/** Matches the first letter that is neither a base nor one of the IUPAC codes for several bases. */
export const notDna: RegExp = /[^ACGTRYKMSWBDHVN]/i;

/**
 * The other strand, read in its own direction. Keeps upper and lower case and understands the IUPAC codes; a letter
 * without a complement stays as it is.
 */
export function reverseComplement(bases: string): string {
  let reversed = '';
  for (let at = bases.length - 1; at >= 0; at--) {
    const letter = bases.charAt(at);
    reversed += complementOf.get(letter) ?? letter;
  }
  return reversed;
}
