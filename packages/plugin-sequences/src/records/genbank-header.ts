import { lineFault } from './line-fault.ts';

/** What the LOCUS line of a GenBank record says. */
export interface Locus {
  readonly name: string;
  /** The number of bases, where it is given. */
  readonly length: number | undefined;
  readonly isCircular: boolean | undefined;
  /** Such as `DNA`, `ds-DNA` or `mRNA`. */
  readonly molecule: string | undefined;
}

/**
 * Reads a LOCUS line by its words; programs do not agree on its columns, and some allow blanks in names.
 *
 * @throws {InputError} for a protein record.
 */
export function readLocus(text: string, line: number): Locus {
  const sized = /^LOCUS\s+(?:(.*?)\s+)??(\d+)\s+(bp|aa|rc)\b(.*)$/i.exec(text);
  const name = sized === null ? (text.split(/\s+/)[1] ?? '') : (sized[1] ?? '');
  if (sized?.[3]?.toLowerCase() === 'aa') {
    throw lineFault(line, `"${name}" is a protein record; create it as an amino acid sequence.`);
  }
  const rest = sized?.[4] ?? text;
  const topology = /\s(circular|linear)\b/i.exec(rest)?.[1]?.toLowerCase();
  return {
    name,
    length: sized?.[2] === undefined ? undefined : Number(sized[2]),
    isCircular: topology === undefined ? undefined : topology === 'circular',
    molecule: /\s((?:[a-z]{2}-)?[a-z]*[DR]NA)\b/i.exec(rest)?.[1],
  };
}
