import { invalidRequest } from '../api-error.ts';

/** The sequence that a feature lies on. */
export interface Molecule {
  readonly bases: string;
  readonly isCircular: boolean;
}

/** Where a feature lies: 0-based, the end exclusive, and 0 as an end for the end of the sequence. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The span in its one form, in which the end of the sequence is always 0. @throws {TenantApiError} 400 */
export function checkSpan({ bases, isCircular }: Molecule, span: Partial<Span>, what: string): Span {
  const { length } = bases;
  const { start, end } = span;
  if (start === undefined) throw invalidRequest(`${what}.start is a required field`);
  if (end === undefined) throw invalidRequest(`${what}.end is a required field`);
  if (start < 0 || start >= Math.max(length, 1) || end < 0 || end > length) {
    throw invalidRequest(`Invalid ${what}: ${start} to ${end} lies outside of the sequence of ${length} bases.`);
  }
  const written = end === length ? 0 : end;
  if (written !== 0 && written <= start && !isCircular) {
    throw invalidRequest(`Invalid ${what}: ${start} to ${end} runs over the origin, and the sequence is linear.`);
  }
  return { start, end: written };
}

/** The bases of a span on the top strand. */
export function basesOf({ bases }: Molecule, { start, end }: Span): string {
  if (end === 0) return bases.slice(start);
  return end > start ? bases.slice(start, end) : bases.slice(start) + bases.slice(0, end);
}

/** How many bases a span has. */
export function lengthOf({ bases }: Molecule, { start, end }: Span): number {
  const stop = end === 0 ? bases.length : end;
  return stop > start ? stop - start : bases.length - start + stop;
}
