import { checkBases } from './check-bases.ts';
import { readFeatureTable, type TableFeature } from './genbank-features.ts';
import { readLocus, type Locus } from './genbank-header.ts';
import { readLocation } from './genbank-location.ts';
import { lineFault } from './line-fault.ts';
import type { RawRecord } from './record-collector.ts';
import type { RecordWarning, Segment, SequenceFeature, SequenceRecord } from './sequence-record.ts';

/** A part of a record that begins with a keyword in the first column. */
interface Section {
  readonly keyword: string;
  readonly line: number;
  /** With the keyword's own line, from which the keyword is gone. */
  readonly lines: readonly string[];
}

/**
 * Reads one GenBank record, and refuses it when its bases may be incomplete or its features cannot be placed on them.
 *
 * @throws {InputError} with the line and what is wrong with it.
 */
export function readGenbankRecord(raw: RawRecord): SequenceRecord {
  const sections = splitSections(raw);
  const find = (keyword: string): Section | undefined => sections.find((section) => section.keyword === keyword);
  if (!/^LOCUS(?:\s|$)/.test(raw.lines[0] ?? '')) {
    throw lineFault(raw.line, 'The record has no LOCUS line. A GenBank record begins with one and ends with "//".');
  }
  const warnings: RecordWarning[] = [];
  const warn = (line: number, message: string): void => void warnings.push({ line, message });
  const locus = readLocus(raw.lines[0] ?? '', raw.line);
  const accession = (find('VERSION') ?? find('ACCESSION'))?.lines[0]?.trim().split(/\s+/)[0];
  const name = locus.name === '' ? (accession ?? '') : locus.name;
  if (name === '') throw lineFault(raw.line, 'The record has no name. Write one after LOCUS.');
  const bases = readOrigin(find('ORIGIN'), raw.line, name);
  checkComplete(raw, locus, bases.length, warn);
  warnOfLocus(raw.line, locus, warn);
  const frame = { length: bases.length, isCircular: locus.isCircular ?? false };
  const table = find('FEATURES');
  const features = table === undefined ? [] : readFeatureTable(table.lines.slice(1), table.line + 1);
  const description = find('DEFINITION')
    ?.lines.map((text) => text.trim())
    .join(' ');
  return {
    format: 'genbank',
    name,
    ...(description === undefined || description === '' || description === '.' ? {} : { description }),
    ...(accession === undefined || accession === '' || accession === '.' ? {} : { accession }),
    bases,
    isCircular: frame.isCircular,
    features: features.map((feature) => placeFeature(feature, frame, warn)),
    warnings,
  };
}

type Warn = (line: number, message: string) => void;

function splitSections({ line, lines }: RawRecord): Section[] {
  const sections: { keyword: string; line: number; lines: string[] }[] = [];
  for (const [at, text] of lines.entries()) {
    const isOrigin = sections.at(-1)?.keyword === 'ORIGIN';
    const keyword = isOrigin ? undefined : /^[A-Z][A-Z_]*/.exec(text)?.[0];
    if (keyword !== undefined) sections.push({ keyword, line: line + at, lines: [text.slice(keyword.length)] });
    else sections.at(-1)?.lines.push(text);
  }
  return sections;
}

function readOrigin(origin: Section | undefined, line: number, name: string): string {
  const bases = origin?.lines.slice(1).map((text, at) => {
    const numbered = /^\s*(?:\d+\s)?/.exec(text)?.[0] ?? '';
    const blocks = text.slice(numbered.length).split(' ');
    for (const [block, content] of blocks.entries()) {
      const before = numbered.length + blocks.slice(0, block).join(' ').length + (block === 0 ? 0 : 1);
      checkBases(content.trim(), origin.line + 1 + at, (column) => before + column + 1);
    }
    return blocks.join('').trim();
  });
  const all = bases?.join('') ?? '';
  if (all !== '') return all;
  throw lineFault(line, `"${name}" has no bases below ORIGIN. Download or export the full record.`);
}

function checkComplete(raw: RawRecord, { length }: Locus, found: number, warn: Warn): void {
  if (length !== undefined && length !== found) {
    const hint = found < length ? 'Bases are missing; download or export it again.' : 'Correct whichever is wrong.';
    throw lineFault(raw.line, `LOCUS says ${length} bases, but ORIGIN has ${found}. ${hint}`, { length, found });
  }
  if (raw.isEnded) return;
  if (length === undefined) {
    throw lineFault(raw.line, 'The record has no "//" at its end and LOCUS no length, so it may have been cut short.');
  }
  warn(raw.line + raw.lines.length - 1, 'The record has no "//" at its end; it has all bases that LOCUS says.');
}

function warnOfLocus(line: number, { isCircular, length, molecule }: Locus, warn: Warn): void {
  if (isCircular === undefined) warn(line, 'LOCUS says neither circular nor linear; taken as linear.');
  if (length === undefined) warn(line, 'LOCUS says no length, so it was not checked that all bases are there.');
  if (molecule !== undefined && /RNA$/i.test(molecule)) {
    warn(line, `The molecule is ${molecule}; its bases are written as DNA.`);
  }
}

function placeFeature(
  { line, type, location: text, qualifiers }: TableFeature,
  frame: { readonly length: number; readonly isCircular: boolean },
  warn: Warn,
): SequenceFeature {
  const feature = { line, type, location: text, qualifiers };
  const what = `${type} at ${text}`;
  if (/\b(?:one-of|bond|gap)\(/.test(text)) {
    warn(line, `${what}: such a location has no fixed place on the sequence.`);
    return { ...feature, segments: [] };
  }
  const location = readLocation(text);
  if (location === undefined) throw lineFault(line, `The location ${JSON.stringify(text)} of ${type} cannot be read.`);
  if (location.isUncertain) warn(line, `${what}: its ends are uncertain; the outermost were taken.`);
  const segments = location.parts.flatMap((part): Segment[] => {
    const { kind, first, last, strand } = part;
    if (kind === 'remote') {
      warn(line, `${what}: a part of it lies on another record.`);
      return [];
    }
    if (kind === 'between') warn(line, `${what}: it lies between two bases; both were taken.`);
    if (first < 1 || last < 1 || Math.max(first, last) > frame.length) {
      throw lineFault(line, `${what} lies outside the ${frame.length} bases of the sequence.`);
    }
    if (first > last && !frame.isCircular) {
      throw lineFault(line, `${what} runs backwards. On the other strand it is written complement(${last}..${first}).`);
    }
    return [{ first, last, strand }];
  });
  return { ...feature, segments };
}
