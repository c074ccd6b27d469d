import { InputError } from '@ligase/core/errors';

// Some 500,000 transfers.
const largestFileBytes = 50 * 1024 * 1024;

/**
 * The text of a file: UTF-8 where that is what the bytes are, latin-1 otherwise, as older control software writes it.
 *
 * @throws {InputError} `INPUT_OVERSIZED`; `INPUT_UNREADABLE` for UTF-16, spreadsheets and other files that are no text
 */
export function decodeText(file: string, content: string | Uint8Array): string {
  const size = content.length;
  if (size > largestFileBytes)
    throw new InputError('INPUT_OVERSIZED', `The ${file} has ${size} bytes; at most ${largestFileBytes} are read.`);
  const text = typeof content === 'string' ? content : decodeBytes(content);
  if (text.includes('\0') || text.startsWith('PK\u0003'))
    throw new InputError(
      'INPUT_UNREADABLE',
      `The ${file} is no plain text. Save it as CSV or text in UTF-8, not as a spreadsheet or "Unicode text".`,
    );
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not windows-1252, which the decoder of the platform takes `latin1` for: its 0x80–0x9f would not come back as they were.
    return Buffer.from(bytes).toString('latin1');
  }
}
