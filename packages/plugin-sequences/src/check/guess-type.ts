/** What the letters of a sequence look like. Bases and amino acids share letters, so this is a guess. */
export type TypeGuess = 'dna' | 'rna' | 'protein';

/** Above this share of A, C, G, T, U and N letters are taken for bases; ours. */
const leastShareOfBases = 0.85;

/** Guesses what letters stand for: by far most of DNA is A, C, G, T and N, while these are a third of a protein. */
export function guessType(letters: string): TypeGuess {
  const counted = letters.replaceAll(/[^A-Za-z]/g, '');
  const plain = counted.replaceAll(/[^ACGTUN]/gi, '');
  if (counted !== '' && plain.length < leastShareOfBases * counted.length) return 'protein';
  return /u/i.test(plain) && !/t/i.test(plain) ? 'rna' : 'dna';
}
