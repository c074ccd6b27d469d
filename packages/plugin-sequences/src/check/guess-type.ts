/** What the letters of a sequence look like. Bases and amino acids share letters, so this is a guess. */
export type TypeGuess = 'dna' | 'protein';

/** Above this share of A, C, G, T and N letters are taken for bases; ours. */
const leastShareOfBases = 0.85;

/** Guesses what letters stand for: by far most of DNA is A, C, G, T and N, while these are a third of a protein. */
export function guessType(letters: string): TypeGuess {
  const plain = letters.replaceAll(/[^ACGTN]/gi, '').length;
  return plain < leastShareOfBases * letters.length ? 'protein' : 'dna';
}
