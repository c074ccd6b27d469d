import { invalidRequest } from '../api-error.ts';

/** The letters that a kind of molecule is written with. */
export interface Alphabet {
  readonly name: string;
  /** The member of a request that is written with it. */
  readonly member: string;
  /** Finds the first letter that is none of it. */
  readonly foreign: RegExp;
  readonly letters: string;
}

// https://iubmb.qmul.ac.uk/misc/naseq.html
/** DNA, with the letters for ambiguous bases. */
export const DNA: Alphabet = {
  name: 'DNA',
  member: 'bases',
  foreign: /[^ACGTRYSWKMBDHVN]/i,
  letters: 'A, C, G, T and the IUPAC letters R, Y, S, W, K, M, B, D, H, V, N',
};

/** RNA, with the letters for ambiguous bases. */
export const RNA: Alphabet = {
  name: 'RNA',
  member: 'bases',
  foreign: /[^ACGURYSWKMBDHVN]/i,
  letters: 'A, C, G, U and the IUPAC letters R, Y, S, W, K, M, B, D, H, V, N',
};

// https://iubmb.qmul.ac.uk/AminoAcid/A2021.html
/** Proteins: the 20 amino acids, the rare and the ambiguous ones, and a stop. */
export const AMINO_ACIDS: Alphabet = {
  name: 'amino acid',
  member: 'aminoAcids',
  foreign: /[^ACDEFGHIKLMNPQRSTVWYUOBJZX*]/i,
  letters: 'the letters of the 20 amino acids, U, O, B, J, Z, X, and * for a stop',
};

/** @throws {TenantApiError} 400 naming the first letter that is none of the alphabet's, and where it is. */
export function checkBases(bases: string, { name, member, foreign, letters }: Alphabet): void {
  const found = foreign.exec(bases);
  if (!found) return;
  throw invalidRequest(
    `Invalid ${member}: "${found[0]}" at position ${found.index + 1} is no ${name} letter. It is written with ${letters}.`,
  );
}
