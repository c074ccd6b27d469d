import { invalidRequest } from '../api-error.ts';
import { basesExpression } from './ambiguous-bases.ts';
import { reverseComplement } from './reverse-complement.ts';

/** Finds what must not be in a sequence: how often, and where first. */
export interface Avoided {
  /** As a message names it. */
  readonly name: string;
  /** Every place, as start and end. */
  readonly find: (bases: string) => readonly (readonly [start: number, end: number])[];
}

/** A pattern as a request has it. */
export interface ReducedPattern {
  readonly pattern?: string;
  readonly avoidReverseComplement?: boolean;
}

const REPEAT_MAX = 50;

/** A recognition site, on both strands. */
export function avoidedSite(name: string, site: string): Avoided {
  return { name: `a site of ${name}`, find: finder([...new Set([site, reverseComplement(site)])]) };
}

/** A pattern of bases, or a repeat such as `3x4mer`. @throws {TenantApiError} 400 for anything else. */
export function avoidedPattern({ pattern = '', avoidReverseComplement = false }: ReducedPattern): Avoided {
  const repeat = /^(\d+)x(\d+)mer$/i.exec(pattern);
  if (repeat) {
    const [times, size] = [Number(repeat[1]), Number(repeat[2])];
    if (avoidReverseComplement) throw invalidRequest(`The repeat ${pattern} has no reverse complement to avoid.`);
    if (times < 2 || size < 1 || times * size > REPEAT_MAX) {
      throw invalidRequest(
        `Invalid pattern: ${pattern}. A repeat takes 2 copies at least and ${REPEAT_MAX} bases in all at most.`,
      );
    }
    const copies = new RegExp(String.raw`(?=((.{${size}})\2{${times - 1}}))`, 'g');
    return { name: `the repeat ${pattern}`, find: (bases) => spans(bases, copies, times * size) };
  }
  if (!/^[ATGC]+$/i.test(pattern)) {
    throw invalidRequest(`Invalid pattern: "${pattern}". It takes bases such as GGATCC, or a repeat such as 3x4mer.`);
  }
  const wanted = pattern.toUpperCase();
  return {
    name: `the pattern ${wanted}`,
    find: finder(avoidReverseComplement ? [wanted, reverseComplement(wanted)] : [wanted]),
  };
}

/** Stems that can pair with what follows them within a window, and so fold the strand upon itself. */
export function avoidedHairpins({
  stem = 20,
  window = 200,
}: {
  readonly stem?: number;
  readonly window?: number;
}): Avoided {
  if (stem < 4 || window < 2 * stem) {
    throw invalidRequest(
      `Invalid hairpinParameters: the stem takes 4 bases at least and the window two stems, not ${stem} and ${window}.`,
    );
  }
  return {
    name: `a hairpin with a stem of ${stem}`,
    find: (bases) => {
      const found: (readonly [number, number])[] = [];
      for (let at = 0; at + 2 * stem <= bases.length; at += 1) {
        const partner = reverseComplement(bases.slice(at, at + stem));
        if (bases.slice(at + stem, at + window).includes(partner)) found.push([at, at + stem]);
      }
      return found;
    },
  };
}

function finder(patterns: readonly string[]): Avoided['find'] {
  const expressions = patterns.map((pattern) => ({
    expression: new RegExp(`(?=${basesExpression(pattern)})`, 'g'),
    length: pattern.length,
  }));
  return (bases) => expressions.flatMap(({ expression, length }) => spans(bases, expression, length));
}

function spans(bases: string, expression: RegExp, length: number): (readonly [start: number, end: number])[] {
  return [...bases.matchAll(expression)].map(({ index }) => [index, index + length] as const);
}
