import type { Strand } from '../coordinates.ts';

/** One piece of a location, counting from 1. What it is not a plain range of this record is said by `kind`. */
export interface LocationPart {
  readonly kind: 'range' | 'between' | 'remote';
  readonly first: number;
  readonly last: number;
  readonly strand: Strand;
}

/** A location's pieces in the order in which the feature is read, so `complement(join(a,b))` gives `b` first. */
export interface GenbankLocation {
  readonly parts: readonly LocationPart[];
  /** Whether a position is given as a range of its own, such as `(10.20)..30`; the outermost bases are taken. */
  readonly isUncertain: boolean;
}

/** Real locations nest three deep; a file that nests for ever must not exhaust the stack. */
const deepest = 10;

const position = String.raw`[<>]?(?:\d+|\(\d+\.\d+\))`;
const range = new RegExp(String.raw`^([A-Za-z][\w.-]*:)?(${position})(?:(\.\.|\^|\.)(${position}))?$`);

/**
 * Reads a location of a GenBank feature table (INSDC, section 3.4): ranges, single bases, `join`, `order`,
 * `complement` in any nesting, partial ends, sites between bases, and pieces of other records.
 *
 * Gives `undefined` for what is none; `one-of`, `bond` and `gap` are read as none.
 */
export function readLocation(text: string): GenbankLocation | undefined {
  const location = text.replaceAll(/\s/g, '');
  const parts = readParts(location);
  return parts && { parts, isUncertain: /\d\.\d/.test(location.replaceAll(/[A-Za-z][\w.-]*:/g, '')) };
}

function readParts(location: string, depth = 0): LocationPart[] | undefined {
  if (depth > deepest) return undefined;
  const call = /^(complement|join|order)\((.*)\)$/.exec(location);
  if (call === null) return readRange(location);
  const [, name, inner = ''] = call;
  const items = splitList(inner)?.map((item) => readParts(item, depth + 1));
  if (items === undefined || items.includes(undefined)) return undefined;
  const parts = items.flatMap((item) => item ?? []);
  if (name !== 'complement') return parts;
  return parts.toReversed().map((part) => ({ ...part, strand: part.strand === 1 ? -1 : 1 }));
}

/** Splits at the commas that are not inside parentheses; `undefined` when these do not match. */
function splitList(list: string): string[] | undefined {
  const items = [''];
  let depth = 0;
  for (const character of list) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth < 0) return undefined;
    if (character === ',' && depth === 0) items.push('');
    else items.push(items.pop() + character);
  }
  return depth === 0 ? items : undefined;
}

function readRange(text: string): LocationPart[] | undefined {
  const match = range.exec(text);
  if (match === null) return undefined;
  const [, remote, from = '', sign, to = from] = match;
  const first = Math.min(...numbersIn(from));
  const last = Math.max(...numbersIn(to));
  const kind = remote === undefined ? (sign === '^' ? 'between' : 'range') : 'remote';
  return [{ kind, first, last, strand: 1 }];
}

const numbersIn = (position: string): number[] => position.match(/\d+/g)?.map(Number) ?? [];
