import { invalidRequest } from '../api-error.ts';
import { alignMany, consensusOf } from './align-many.ts';
import { alignPair, type AlignedPair } from './align-pair.ts';
import { oriented, rotated } from './orient.ts';

/** A sequence that is to be aligned. */
export interface ToAlign {
  readonly name: string;
  readonly bases: string;
  readonly isCircular: boolean;
}

/** How sequences are turned before they are aligned. */
export interface AlignOptions {
  readonly adjustsDirection: boolean;
  readonly rotatesCircular: boolean;
}

/** An alignment: a row for each sequence, in order. */
export interface Aligned {
  /** The template or the consensus. */
  readonly reference: string;
  readonly rows: readonly string[];
}

const SEQUENCES_MAX = 200;
const PAIR_MAX = 64_000_000;
const ALL_MAX = 400_000_000;

/** Aligns sequences to a template. @throws {TenantApiError} 400 when they are too long or too many for one machine. */
export function alignToTemplate(template: ToAlign, sequences: readonly ToAlign[], options: AlignOptions): Aligned {
  const [reference = '', ...rows] = star(template, sequences, options);
  return { reference, rows };
}

/** Aligns sequences with one another, and says what most of them have. @throws {TenantApiError} 400 */
export function alignToConsensus(sequences: readonly ToAlign[], options: AlignOptions): Aligned {
  const center = sequences[centerOf(sequences)];
  if (!center) throw invalidRequest('files takes at least one sequence.');
  const others = sequences.filter((one) => one !== center);
  const [first = '', ...rest] = star(center, others, options);
  const rows = sequences.map((one) => (one === center ? first : (rest[others.indexOf(one)] ?? '')));
  return { reference: consensusOf(rows), rows };
}

/** The sequence that has most in common with the others. */
function centerOf(sequences: readonly ToAlign[]): number {
  const common = sequences.map(({ bases }) =>
    sequences.reduce((sum, other) => sum + oriented(bases, other.bases).common, 0),
  );
  return common.indexOf(Math.max(...common));
}

/** All sequences aligned to the center, which comes first. */
function star(center: ToAlign, sequences: readonly ToAlign[], options: AlignOptions): string[] {
  demandBounded(center, sequences);
  const pairs = sequences.map((sequence): AlignedPair => alignPair(center.bases, turned(center, sequence, options)));
  return alignMany(center.bases, pairs);
}

function turned(center: ToAlign, { bases, isCircular }: ToAlign, options: AlignOptions): string {
  const strand = options.adjustsDirection ? oriented(center.bases, bases).bases : bases;
  return isCircular && center.isCircular && options.rotatesCircular ? rotated(center.bases, strand) : strand;
}

function demandBounded(center: ToAlign, sequences: readonly ToAlign[]): void {
  if (sequences.length > SEQUENCES_MAX) {
    throw invalidRequest(`An alignment takes ${SEQUENCES_MAX} sequences at most, not ${sequences.length}.`);
  }
  const sizes = sequences.map(({ bases }) => bases.length * center.bases.length);
  const large = sequences[sizes.findIndex((size) => size > PAIR_MAX)];
  if (large) {
    throw invalidRequest(
      `${center.name} (${center.bases.length} bases) and ${large.name} (${large.bases.length} bases) are too long to be aligned here: the product of their lengths can be ${PAIR_MAX} at most.`,
    );
  }
  if (sizes.reduce((sum, size) => sum + size, 0) > ALL_MAX) {
    throw invalidRequest('These sequences are too many and too long to be aligned here at once. Align fewer of them.');
  }
}

/** The share of the bases of a row that are those of the reference. */
export function identity(reference: string, row: string): number {
  let bases = 0;
  let same = 0;
  for (let at = 0; at < row.length; at += 1) {
    if (row.charAt(at) === '-') continue;
    bases += 1;
    if (plain(row.charAt(at)) === plain(reference.charAt(at))) same += 1;
  }
  return bases === 0 ? 0 : same / bases;
}

function plain(letter: string): string {
  return letter.toUpperCase().replace('U', 'T');
}
