import { InputError } from '@ligase/core';

/** Cuts a text that arrives in chunks into lines. */
export interface LineSplitter {
  /** The lines that the chunk completes, without their ends. */
  push(chunk: string | Uint8Array): string[];
  /** The last line, if the text does not end with a line's end. */
  end(): string[];
}

function unreadable(message: string): InputError {
  return new InputError('INPUT_UNREADABLE', message);
}

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/** Files that people hand in for text, told by their first bytes. */
function refuseByFirstBytes(bytes: Uint8Array): void {
  if (startsWith(bytes, 0x1f, 0x8b))
    throw unreadable('The file is compressed with gzip. Decompress it first: gunzip FILE.');
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) throw unreadable('The file is a ZIP archive. Unpack it first.');
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
    throw unreadable('The file is UTF-16 text. Save it as UTF-8 or plain text.');
  }
  if (startsWith(bytes, 0x09, 0x00, 0x00, 0x00)) {
    throw unreadable('The file is in the format of SnapGene. Export it as GenBank.');
  }
}

const lineEnd = /\r\n|\n|\r/;

/**
 * Makes a splitter that takes LF, CRLF and CR, drops a byte order mark, and holds no more than the unfinished line.
 *
 * `push` throws {@link InputError} `INPUT_UNREADABLE` for what is not text, and for a line longer than `maxLineChars`.
 */
export function createLineSplitter(maxLineChars: number): LineSplitter {
  // Not fatal: a record in another encoding is refused where its line is known; the others are still read.
  const decoder = new TextDecoder('utf-8');
  let pending: string[] = [];
  let pendingChars = 0;
  let isFirst = true;
  let endsWithReturn = false;

  function cut(chunk: string): string[] {
    let text = endsWithReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk;
    if (chunk !== '') endsWithReturn = chunk.endsWith('\r');
    if (isFirst && text !== '') {
      isFirst = false;
      if (text.startsWith('\uFEFF')) text = text.slice(1);
    }
    if (text.includes('\0'))
      throw unreadable('The file is binary, not text. Export the sequences as GenBank or FASTA.');
    const lines = text.split(lineEnd);
    const rest = lines.pop() ?? '';
    if (lines.length > 0) {
      lines[0] = pending.join('') + (lines[0] ?? '');
      pending = [];
      pendingChars = 0;
    }
    pending.push(rest);
    pendingChars += rest.length;
    if (pendingChars > maxLineChars) throw unreadable(`A line is longer than ${maxLineChars} characters.`);
    return lines;
  }

  return {
    push(chunk) {
      if (typeof chunk === 'string') return cut(chunk);
      if (isFirst) refuseByFirstBytes(chunk);
      return cut(decoder.decode(chunk, { stream: true }));
    },
    end() {
      const last = [...cut(decoder.decode()), pending.join('')];
      pending = [];
      return last.at(-1) === '' ? last.slice(0, -1) : last;
    },
  };
}
