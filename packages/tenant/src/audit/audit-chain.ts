import { createHash } from 'node:crypto';

/** A row of the log as it is kept: its place, its content as JSON text, and the hash over that and the hash before. */
export interface ChainedRow {
  readonly number: number;
  readonly content: string;
  readonly hash: string;
}

/** What a look through the whole chain found. */
export type ChainVerdict =
  | { readonly intact: true; readonly rows: number; readonly head: string }
  | {
      readonly intact: false;
      /** The number of the first row that is not as it was written. */
      readonly number: number;
      /** `missing`: the row is gone. `altered`: it, or one before it, was changed or put elsewhere. */
      readonly problem: 'missing' | 'altered';
    };

/** The hash before the first row. */
export const chainStart: string = '0'.repeat(64);

/** The hash of a row that follows another. */
export function chainHash(previous: string, number: number, content: string): string {
  return createHash('sha256').update(`${previous}\n${number}\n${content}`).digest('hex');
}

/** Finds the first row that was removed, changed or moved. `written` is how many rows there should be. */
export function verifyAuditChain(rows: Iterable<ChainedRow>, written: number): ChainVerdict {
  let head = chainStart;
  let expected = 1;
  for (const { number, content, hash } of rows) {
    if (number !== expected) return { intact: false, number: expected, problem: 'missing' };
    if (hash !== chainHash(head, number, content)) return { intact: false, number, problem: 'altered' };
    head = hash;
    expected += 1;
  }
  if (expected <= written) return { intact: false, number: expected, problem: 'missing' };
  return { intact: true, rows: expected - 1, head };
}
