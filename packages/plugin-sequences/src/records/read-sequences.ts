import { createReadStream } from 'node:fs';
import { InputError } from '@ligase/core';
import { detectFormat } from './detect-format.ts';
import { readFastaRecord } from './fasta-record.ts';
import { readGenbankRecord } from './genbank-record.ts';
import { lineFault } from './line-fault.ts';
import { createLineSplitter } from './line-splitter.ts';
import { createRecordCollector, type RawRecord, type RecordCollector } from './record-collector.ts';
import type { ReadRecord, SequenceFormat, SequenceRecord } from './sequence-record.ts';

/** Where sequences are read from: the path of a file, or its contents in chunks. */
export type SequenceSource = string | AsyncIterable<string | Uint8Array>;

/** How {@link readSequences} reads. */
export interface ReadSequencesOptions {
  /** Found out from the contents when left out. */
  readonly format?: SequenceFormat;
  /** Whether the sequences of a FASTA file, which cannot say, are circular. Default: `false`. */
  readonly isCircular?: boolean;
  /** The longest record that is held in memory, in characters. A longer one is refused. Default: 100,000,000. */
  readonly maxRecordChars?: number;
  /** Called for each chunk with the number of bytes (characters, of a source of strings) read so far. */
  readonly onRead?: (bytesRead: number) => void;
}

/**
 * Reads a FASTA or GenBank file record by record. Only the record being read is in memory; the source is not read ahead
 * of it. A record that cannot be read gives an error in its place and does not stop those after it.
 *
 * @throws {InputError} `INPUT_UNREADABLE` while iterating, when the source is not such a file at all.
 */
export async function* readSequences(
  source: SequenceSource,
  options: ReadSequencesOptions = {},
): AsyncGenerator<ReadRecord, void, undefined> {
  const maxChars = options.maxRecordChars ?? 100_000_000;
  const splitter = createLineSplitter(maxChars);
  let format = options.format;
  let collector: RecordCollector | undefined;
  let line = 0;
  let index = 0;
  let bytesRead = 0;

  function* recordsOf(lines: readonly string[]): Generator<ReadRecord> {
    for (const text of lines) {
      line += 1;
      if (collector === undefined) {
        if (text.trim() === '') continue;
        format ??= detectFormat(text);
        collector = createRecordCollector(format, maxChars);
      }
      const raw = collector.push(text, line);
      if (raw !== undefined) yield readRecord(raw, index++, format ?? 'fasta', options, maxChars);
    }
  }

  for await (const chunk of typeof source === 'string' ? fileChunks(source) : source) {
    yield* recordsOf(splitter.push(chunk));
    bytesRead += chunk.length;
    options.onRead?.(bytesRead);
  }
  yield* recordsOf(splitter.end());
  const last = collector?.end();
  if (last !== undefined) yield readRecord(last, index++, format ?? 'fasta', options, maxChars);
  if (index === 0) throw new InputError('INPUT_UNREADABLE', 'The file has no sequences in it; it is empty.');
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new InputError('INPUT_UNREADABLE', `The file of sequences cannot be read: ${reason}`, { cause });
  }
}

function readRecord(
  raw: RawRecord,
  index: number,
  format: SequenceFormat,
  { isCircular = false }: ReadSequencesOptions,
  maxChars: number,
): ReadRecord {
  const at = { index, line: raw.line };
  try {
    if (raw.isCut) throw lineFault(raw.line, `The record is longer than ${maxChars} characters; raise maxRecordChars.`);
    refuseOtherEncodings(raw);
    const record: SequenceRecord = format === 'fasta' ? readFastaRecord(raw, isCircular) : readGenbankRecord(raw);
    return { ...at, record };
  } catch (error) {
    if (error instanceof InputError) return { ...at, error };
    throw error;
  }
}

function refuseOtherEncodings({ line, lines }: RawRecord): void {
  const at = lines.findIndex((text) => text.includes('\uFFFD'));
  if (at < 0) return;
  throw lineFault(
    line + at,
    'The line has characters that are not UTF-8. Convert the file first: iconv -f WINDOWS-1252 -t UTF-8 FILE.',
  );
}
