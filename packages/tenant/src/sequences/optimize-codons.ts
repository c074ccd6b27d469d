import { createHash } from 'node:crypto';
import { invalidRequest } from '../api-error.ts';
import type { Avoided } from './avoided-patterns.ts';
import type { CodonShare, CodonUsageTable } from './codon-usage-tables.ts';

/** What the codons of a protein shall be like. */
export interface CodonWishes {
  /** By amino acid, the codons to choose from and how often. */
  readonly codons: CodonUsageTable['codons'];
  readonly method: 'MATCH_CODON_USAGE' | 'USE_BEST_CODON';
  /** The share of G and C. */
  readonly gc: { readonly min: number; readonly max: number };
  readonly avoided: readonly Avoided[];
  /** Whether codons without a U are chosen wherever the amino acid has one. */
  readonly depletesUridine: boolean;
}

/** The longest protein that is optimised. */
const AMINO_ACIDS_MAX = 10_000;
const REPAIRS_MAX = 2000;

/**
 * Writes a protein in codons: chosen by usage, then moved into the range of GC, then freed of what is to be avoided.
 * The same wishes give the same codons.
 * @throws {TenantApiError} 400 when the wishes cannot all be met.
 */
export function optimizeCodons(aminoAcids: string, wishes: CodonWishes): string {
  if (aminoAcids.length > AMINO_ACIDS_MAX) {
    throw invalidRequest(`It takes ${AMINO_ACIDS_MAX} amino acids at most, not ${aminoAcids.length}.`);
  }
  const choices = Array.from(aminoAcids.toUpperCase(), (aminoAcid, index) => choicesOf(aminoAcid, index, wishes));
  const random = randomOf(aminoAcids);
  const chosen = choices.map((codons) => (wishes.method === 'USE_BEST_CODON' ? best(codons) : drawn(codons, random())));
  return freed(balanced(chosen, choices, wishes.gc), choices, wishes);
}

function choicesOf(aminoAcid: string, index: number, { codons, depletesUridine }: CodonWishes): readonly CodonShare[] {
  const all = codons.get(aminoAcid);
  if (!all)
    throw invalidRequest(
      `"${aminoAcid}" at position ${index + 1} stands for no single amino acid, so it has no codon.`,
    );
  if (!depletesUridine) return all;
  const least = Math.min(...all.map(({ codon }) => uridines(codon)));
  return all.filter(({ codon }) => uridines(codon) === least);
}

/** Swaps codons for others of the same amino acid until the share of G and C is in the range, the least loss of usage first. */
function balanced(
  chosen: readonly string[],
  choices: readonly (readonly CodonShare[])[],
  { min, max }: CodonWishes['gc'],
): string[] {
  const codons = [...chosen];
  const bases = codons.length * 3;
  let count = codons.reduce((sum, codon) => sum + strong(codon), 0);
  const direction = count < min * bases ? 1 : -1;
  const outside = (): boolean => (direction === 1 ? count < min * bases : count > max * bases);
  const swaps = choices
    .flatMap((options, index) =>
      options.map(({ codon, share }) => ({
        index,
        codon,
        share,
        gain: (strong(codon) - strong(codons[index] ?? '')) * direction,
      })),
    )
    .filter(({ gain }) => gain > 0)
    .toSorted((a, b) => b.share - a.share);
  for (const { index, codon } of swaps) {
    if (!outside()) break;
    const gain = (strong(codon) - strong(codons[index] ?? '')) * direction;
    if (gain <= 0) continue;
    codons[index] = codon;
    count += gain * direction;
  }
  if (!outside()) return codons;
  throw invalidRequest(`The share of G and C can be ${(count / bases).toFixed(2)}, and not from ${min} to ${max}.`);
}

/** Swaps codons where something to be avoided lies, each time for those that leave the least of it. */
function freed(start: readonly string[], choices: readonly (readonly CodonShare[])[], wishes: CodonWishes): string {
  const { avoided, gc } = wishes;
  const places = (bases: string): { readonly name: string; readonly span: readonly [number, number] }[] =>
    avoided.flatMap(({ name, find }) => find(bases).map((span) => ({ name, span })));
  let codons = [...start];
  let left = places(codons.join(''));
  for (let repairs = 0; left.length > 0; repairs += 1) {
    const better = repairs < REPAIRS_MAX ? repaired(codons, choices, left, places, gc) : undefined;
    const [{ name, span } = { name: '', span: [0, 0] }] = left;
    if (!better) throw invalidRequest(`There is no way around ${name} at position ${span[0] + 1}. Wish for less.`);
    ({ codons, left } = better);
  }
  return codons.join('');
}

function repaired<Place extends { readonly span: readonly [number, number] }>(
  codons: readonly string[],
  choices: readonly (readonly CodonShare[])[],
  left: readonly Place[],
  places: (bases: string) => Place[],
  { min, max }: CodonWishes['gc'],
): { codons: string[]; left: Place[] } | undefined {
  const count = codons.reduce((sum, codon) => sum + strong(codon), 0);
  // Two at a time only where one is not enough.
  for (const swapsOf of [singleSwaps, doubleSwaps]) {
    for (const { span } of left) {
      let found: { codons: string[]; left: Place[] } | undefined;
      for (const swaps of swapsOf(codons, choices, span)) {
        const gained = swaps.reduce((sum, [index, codon]) => sum + strong(codon) - strong(codons[index] ?? ''), 0);
        const share = (count + gained) / (codons.length * 3);
        if (share < min || share > max) continue;
        const changed = [...codons];
        for (const [index, codon] of swaps) changed[index] = codon;
        const remaining = places(changed.join(''));
        if (remaining.length < (found?.left.length ?? left.length)) found = { codons: changed, left: remaining };
      }
      if (found) return found;
    }
  }
  return undefined;
}

type Swap = readonly [index: number, codon: string];

/** Every other codon that can stand where something lies. */
function singleSwaps(
  codons: readonly string[],
  choices: readonly (readonly CodonShare[])[],
  [start, end]: readonly [number, number],
): Swap[][] {
  const swaps: Swap[][] = [];
  for (let index = Math.floor(start / 3); index * 3 < end; index += 1) {
    for (const { codon } of choices[index] ?? []) if (codon !== codons[index]) swaps.push([[index, codon]]);
  }
  return swaps;
}

/** Every two of them, and of their neighbours. */
function doubleSwaps(
  codons: readonly string[],
  choices: readonly (readonly CodonShare[])[],
  [start, end]: readonly [number, number],
): Swap[][] {
  const around = singleSwaps(codons, choices, [Math.max(0, start - 3), end + 3]).flat();
  return around.flatMap((first) => around.filter((second) => second[0] > first[0]).map((second) => [first, second]));
}

function best([first]: readonly CodonShare[]): string {
  return first?.codon ?? '';
}

function drawn(codons: readonly CodonShare[], at: number): string {
  let rest = at * codons.reduce((sum, { share }) => sum + share, 0);
  for (const { codon, share } of codons) {
    rest -= share;
    if (rest < 0) return codon;
  }
  return best(codons);
}

/** Numbers from 0 to 1 that only depend on the text: mulberry32. */
function randomOf(text: string): () => number {
  let state = createHash('sha256').update(text).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function strong(codon: string): number {
  return codon.replaceAll(/[^GC]/g, '').length;
}

function uridines(codon: string): number {
  return codon.replaceAll(/[^T]/g, '').length;
}
