import { invalidRequest } from '../api-error.ts';

// https://iubmb.qmul.ac.uk/misc/naseq.html
const NOT_DNA = /[^ACGTRYSWKMBDHVN]/i;

/** @throws {TenantApiError} 400 naming the first letter that is none of DNA's, and where it is. */
export function checkBases(bases: string): void {
  const found = NOT_DNA.exec(bases);
  if (!found) return;
  throw invalidRequest(
    `Invalid bases: "${found[0]}" at position ${found.index + 1} is no DNA letter. DNA is written with A, C, G, T and the IUPAC letters R, Y, S, W, K, M, B, D, H, V, N.`,
  );
}
