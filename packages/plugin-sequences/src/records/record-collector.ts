import type { SequenceFormat } from './sequence-record.ts';

/** The lines of one record, as they stand in the file. */
export interface RawRecord {
  /** The number of its first line, counting from 1. */
  readonly line: number;
  readonly lines: readonly string[];
  /** Whether its end is marked; a GenBank record ends with `//`. */
  readonly isEnded: boolean;
  /** Whether lines were left out because the record is longer than may be held. */
  readonly isCut: boolean;
}

/** Gathers the lines of a file into records, holding one record at a time. */
export interface RecordCollector {
  /** The record that this line completes, if it does. */
  push(text: string, line: number): RawRecord | undefined;
  /** What is left when the file ends. */
  end(): RawRecord | undefined;
}

/** Makes a collector for a format. A record keeps at most `maxChars` characters. */
export function createRecordCollector(format: SequenceFormat, maxChars: number): RecordCollector {
  const startsRecord = format === 'fasta' ? /^>/ : /^LOCUS(?:\s|$)/;
  const endsRecord = format === 'fasta' ? undefined : /^\/\/\s*$/;
  let lines: string[] = [];
  let first = 0;
  let chars = 0;
  let isCut = false;

  function take(isEnded: boolean): RawRecord | undefined {
    const record = lines.length === 0 ? undefined : { line: first, lines, isEnded, isCut };
    lines = [];
    chars = 0;
    isCut = false;
    return record;
  }

  return {
    push(text, line) {
      if (endsRecord?.test(text) === true) return take(true);
      const done = startsRecord.test(text) ? take(false) : undefined;
      // Blank lines and FASTA's old comments between records belong to none.
      const isNothing = text.trim() === '' || (format === 'fasta' && text.startsWith(';'));
      if (lines.length === 0 && isNothing) return done;
      if (lines.length === 0) first = line;
      chars += text.length;
      if (chars > maxChars) isCut = true;
      else lines.push(text);
      return done;
    },
    end: () => take(false),
  };
}
