import { InputError } from '@ligase/core';
import { hasSameBases } from '../import/find-existing.ts';
import { detectFormat } from '../records/detect-format.ts';
import { readSequences } from '../records/read-sequences.ts';
import type { ReadRecord, RecordWarning, SequenceFormat, SequenceRecord } from '../records/sequence-record.ts';
import { maxNameChars } from '../import/dna-sequence-of-record.ts';
import { guessType, type TypeGuess } from './guess-type.ts';

/** How much is taken at once, and as what. */
export interface CheckOptions {
  /** Found out from the contents when left out. */
  readonly format?: SequenceFormat;
  /** Whether the sequences of FASTA, which cannot say, are circular. Default: `false`. */
  readonly isCircular?: boolean;
  /** Takes letters that look like a protein, but could be bases, for bases. Default: `false`. */
  readonly takeAsDna?: boolean;
  /** Default: 50. */
  readonly maxRecords?: number;
  /** The longest sequence that is taken, in bases. Default: 1,000,000. */
  readonly maxBases?: number;
}

/** Something that must be mended before anything is registered. */
export interface CheckProblem {
  /** Counting from 1; `undefined` when it is about the whole. */
  readonly line: number | undefined;
  readonly message: string;
}

/** One sequence of a text. */
export interface CheckedRecord {
  readonly index: number;
  /** Its first line, counting from 1. */
  readonly line: number;
  readonly name: string;
  /** In bases. */
  readonly length: number;
  /** A guess by the letters. */
  readonly looksLike: TypeGuess;
  readonly record: SequenceRecord;
  /** What was understood in a way that may not be meant, or has no place in Benchling. */
  readonly warnings: readonly RecordWarning[];
}

/** What a text of sequences has in it. Plain data: it can be kept as JSON until somebody has approved it. */
export interface SequenceCheck {
  /** `undefined` when it is neither. */
  readonly format: SequenceFormat | undefined;
  /** Those that can be read, in their order. */
  readonly records: readonly CheckedRecord[];
  /** By line. With any of these nothing is registered. */
  readonly problems: readonly CheckProblem[];
}

/** Reads a text of sequences, and says what a scientist should know before it is registered. Sends nothing. */
export async function checkSequences(text: string | Uint8Array, options: CheckOptions = {}): Promise<SequenceCheck> {
  const { format, isCircular, maxRecords = 50, maxBases = 1_000_000 } = options;
  const reading = readSequences(whole(text), {
    ...(format === undefined ? {} : { format }),
    ...(isCircular === undefined ? {} : { isCircular }),
    // Line ends, names, and GenBank's annotations and numbers come on top of the bases.
    maxRecordChars: maxBases * 2 + 1_000_000,
  });
  const read: ReadRecord[] = [];
  try {
    for await (const one of reading) {
      read.push(one);
      if (read.length > maxRecords) break;
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { format: undefined, records: [], problems: [{ line: undefined, message: error.message }] };
  }
  const taken = read.slice(0, maxRecords);
  const records = withTwins(
    taken.flatMap((one) => ('record' in one ? [checkedRecord(one.index, one.line, one.record)] : [])),
  );
  const unreadable = taken.flatMap((one) => ('error' in one ? [problemOf(one.line, one.error)] : []));
  const tooMany = {
    line: read[maxRecords]?.line,
    message: `These are more than ${maxRecords} sequences; register them in parts.`,
  };
  const problems = [
    ...unreadable,
    ...records.flatMap((record) => problemsOf(record, records, { ...options, maxBases })),
    ...(read.length > maxRecords ? [tooMany] : []),
  ];
  return {
    format: format ?? detectFormat(firstLine(text)),
    records,
    problems: problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
  };
}

async function* whole(text: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield text;
}

/** The reader has taken the text by then, so this line is one that it knows. */
function firstLine(text: string | Uint8Array): string {
  const start = typeof text === 'string' ? text : new TextDecoder().decode(text.subarray(0, 10_000));
  return start.trimStart().split(/[\r\n]/, 1)[0] ?? '';
}

/** Says of a sequence that it stands in the text before, under another name. */
function withTwins(records: readonly CheckedRecord[]): readonly CheckedRecord[] {
  return records.map((one) => {
    const twin = records.find(({ index, record }) => index < one.index && hasSameBases(record, one.record));
    if (twin === undefined) return one;
    const message = `It has the same bases as the sequence in line ${twin.line}.`;
    return { ...one, warnings: [{ line: one.line, message }, ...one.warnings] };
  });
}

function checkedRecord(index: number, line: number, record: SequenceRecord): CheckedRecord {
  const { name, bases } = record;
  const ambiguous = bases.replaceAll(/[ACGT]/gi, '').length;
  const warnings =
    ambiguous === 0
      ? record.warnings
      : [
          { line, message: `${ambiguous} of ${bases.length} letters stand for several bases, such as N or R.` },
          ...record.warnings,
        ];
  return { index, line, name, length: bases.length, looksLike: guessType(bases), record, warnings };
}

function problemsOf(
  { index, line, name, length, looksLike }: CheckedRecord,
  all: readonly CheckedRecord[],
  { maxBases = 0, takeAsDna = false }: CheckOptions,
): readonly CheckProblem[] {
  const called = JSON.stringify(name);
  const problems: CheckProblem[] = [];
  if (name.length > maxNameChars)
    problems.push({
      line,
      message: `The name has ${name.length} characters; Benchling shows ${maxNameChars}. Write a shorter one.`,
    });
  if (length > maxBases)
    problems.push({ line, message: `${called} has ${length} bases; at most ${maxBases} are taken at once.` });
  if (looksLike !== 'dna' && !takeAsDna)
    problems.push({
      line,
      message: `${called} looks like a protein: each of its letters could stand for bases, but few are A, C, G or T. Nothing but DNA is registered here.`,
    });
  const twin = all.find((other) => other.index < index && other.name === name);
  if (twin !== undefined)
    problems.push({
      line,
      message: `${called} is the name of the sequence in line ${twin.line}, too. Give each its own name.`,
    });
  return problems;
}

/** A reader's error begins with its line, which stands beside the message here. */
function problemOf(line: number, error: InputError): CheckProblem {
  const at = typeof error.details['line'] === 'number' ? error.details['line'] : line;
  return { line: at, message: error.message.replace(/^Line \d+: /, '') };
}
