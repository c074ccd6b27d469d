import { InputError } from '@ligase/core';
import { reverseComplement } from './bases.ts';

/** The sequence that coordinates are on. */
export interface Frame {
  readonly length: number;
  readonly isCircular: boolean;
}

/**
 * A stretch by Benchling's rules: `start` counts from 0, `end` is the position after the last base, and the end of the
 * sequence is written 0. On a circular sequence a stretch may run over the origin; then `end` is not above `start`.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch as GenBank files and people write it: counting from 1, `last` is part of it. */
export interface BaseRange {
  readonly first: number;
  readonly last: number;
}

/** Which strand is meant: 1 as written, -1 the other one. */
export type Strand = 1 | -1;

function refuse(what: string, frame: Frame): never {
  const shape = frame.isCircular ? 'circular' : 'linear';
  throw new InputError('INPUT_INVALID', `${what} is not on a ${shape} sequence of ${frame.length} bases.`, {
    details: { ...frame },
  });
}

const wrapped = (position: number, length: number): number => ((position % length) + length) % length;

/**
 * A stretch in Benchling's own writing: an `end` at the length becomes 0, and on a circular sequence positions below 0
 * or beyond the length are brought onto it.
 *
 * @throws {InputError} when the stretch is empty or not on the sequence.
 */
export function normaliseSpan(span: Span, frame: Frame): Span {
  const { length, isCircular } = frame;
  const what = `The stretch from ${span.start} up to ${span.end}`;
  if (!Number.isInteger(span.start) || !Number.isInteger(span.end) || length < 1) refuse(what, frame);
  if (isCircular) return { start: wrapped(span.start, length), end: wrapped(span.end, length) };
  const end = span.end === 0 ? length : span.end;
  if (span.start < 0 || end > length || span.start >= end) refuse(what, frame);
  return { start: span.start, end: end % length };
}

/**
 * Benchling's coordinates of a range that counts from 1. `first` above `last` runs over the origin.
 *
 * @throws {InputError} when the range is not on the sequence.
 */
export function spanOfRange(range: BaseRange, frame: Frame): Span {
  const { first, last } = range;
  const onSequence = (position: number): boolean =>
    Number.isInteger(position) && position >= 1 && position <= frame.length;
  if (!onSequence(first) || !onSequence(last) || (first > last && !frame.isCircular)) {
    refuse(`The range ${first}..${last}`, frame);
  }
  return { start: first - 1, end: last % frame.length };
}

/** The range, counting from 1, of Benchling's coordinates. `first` is above `last` when it runs over the origin. */
export function rangeOfSpan(span: Span, frame: Frame): BaseRange {
  const { start, end } = normaliseSpan(span, frame);
  return { first: start + 1, last: end === 0 ? frame.length : end };
}

/** The one or two pieces of a stretch that do not run over the origin, as plain `slice` arguments in reading order. */
export function piecesOfSpan(span: Span, frame: Frame): readonly (readonly [from: number, to: number])[] {
  const { start, end } = normaliseSpan(span, frame);
  if (end === 0) return [[start, frame.length]];
  if (start < end) return [[start, end]];
  return [
    [start, frame.length],
    [0, end],
  ];
}

/** How many bases a stretch has. `start` equal to `end` is the whole circle. */
export function lengthOfSpan(span: Span, frame: Frame): number {
  return piecesOfSpan(span, frame).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The bases of a stretch; with strand -1 those of the other strand, read in its direction. */
export function basesOfSpan(bases: string, span: Span, isCircular: boolean, strand: Strand = 1): string {
  const pieces = piecesOfSpan(span, { length: bases.length, isCircular });
  const forward = pieces.map(([from, to]) => bases.slice(from, to)).join('');
  return strand === 1 ? forward : reverseComplement(forward);
}

/** The stretches that two stretches share, in ascending order: none, one, or on a circle up to three. */
export function overlapOfSpans(one: Span, other: Span, frame: Frame): readonly Span[] {
  return piecesOfSpan(one, frame)
    .flatMap(([from, to]) =>
      piecesOfSpan(other, frame).map(([otherFrom, otherTo]) => [Math.max(from, otherFrom), Math.min(to, otherTo)]),
    )
    .filter((shared): shared is [number, number] => shared[0]! < shared[1]!)
    .toSorted((a, b) => a[0] - b[0])
    .map(([start, end]) => ({ start, end: end % frame.length }));
}

/**
 * A stretch moved by a number of bases; on a circular sequence it goes round.
 *
 * @throws {InputError} when it would leave a linear sequence.
 */
export function shiftSpan(span: Span, by: number, frame: Frame): Span {
  const { start, end } = normaliseSpan(span, frame);
  const stop = end === 0 ? frame.length : end;
  // On a linear sequence an end that arrives at 0 lies before the sequence, though 0 would read as its end.
  if (!frame.isCircular && stop + by <= 0) refuse(`The stretch moved to ${start + by} up to ${stop + by}`, frame);
  return normaliseSpan({ start: start + by, end: stop + by }, frame);
}

/** Where a stretch lies on the reverse complement of its sequence. */
export function reverseSpan(span: Span, frame: Frame): Span {
  const { start, end } = normaliseSpan(span, frame);
  return { start: wrapped(-end, frame.length), end: wrapped(-start, frame.length) };
}

/** A circular sequence written from another base on: `origin` (counting from 0) becomes its first. */
export function rotateBases(bases: string, origin: number): string {
  const at = bases.length === 0 ? 0 : wrapped(origin, bases.length);
  return bases.slice(at) + bases.slice(0, at);
}

/** Where a stretch lies after {@link rotateBases} with the same `origin`. */
export function rotateSpan(span: Span, origin: number, length: number): Span {
  return shiftSpan(span, -origin, { length, isCircular: true });
}
