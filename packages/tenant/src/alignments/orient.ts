import { reverseComplement } from '../sequences/reverse-complement.ts';

const WORD = 12;

/** A sequence turned so that it reads as the reference does. */
export interface Oriented {
  readonly bases: string;
  /** How many words it has in common with the reference. */
  readonly common: number;
}

/** The strand of a sequence that has more in common with the reference. */
export function oriented(reference: string, bases: string): Oriented {
  const words = wordsOf(reference);
  const forward = { bases, common: votes(words, bases).size };
  const other = reverseComplement(bases);
  const backward = { bases: other, common: votes(words, other).size };
  return backward.common > forward.common ? backward : forward;
}

/** A circular sequence cut where the reference begins, by what most of their common words say. */
export function rotated(reference: string, bases: string): string {
  const counts = new Map<number, number>();
  for (const [at, start] of votes(wordsOf(reference), bases)) {
    const shift = (((at - start) % bases.length) + bases.length) % bases.length;
    counts.set(shift, (counts.get(shift) ?? 0) + 1);
  }
  const [[shift] = [0]] = [...counts].toSorted(([, a], [, b]) => b - a);
  return bases.slice(shift) + bases.slice(0, shift);
}

/** Where each word of the reference begins; a word that comes twice is no sign of anything. */
function wordsOf(reference: string): Map<string, number> {
  const text = plain(reference);
  const words = new Map<string, number>();
  for (let at = 0; at + WORD <= text.length; at += 1) {
    const word = text.slice(at, at + WORD);
    words.set(word, words.has(word) ? -1 : at);
  }
  return words;
}

/** By place in a sequence, where its word is in the reference. */
function votes(words: ReadonlyMap<string, number>, bases: string): Map<number, number> {
  const text = plain(bases);
  const found = new Map<number, number>();
  for (let at = 0; at + WORD <= text.length; at += 1) {
    const start = words.get(text.slice(at, at + WORD));
    if (start !== undefined && start >= 0) found.set(at, start);
  }
  return found;
}

function plain(bases: string): string {
  return bases.toUpperCase().replaceAll('U', 'T');
}
