import { appendFile, type FileHandle } from 'node:fs/promises';
import type { SinkState } from './audit-sink.ts';
import { hashOf } from '../chain/chain.ts';
import { parseRecord, recordIn } from './parse-record.ts';

const chunk = 64 * 1024;

/**
 * Finds the last record of a file, and mends a last line that a crash had cut short: a whole record gets its line end, a
 * piece of one is moved to `<file>.torn`, where it stays as evidence.
 *
 * @throws {AuditError} `AUDIT_BROKEN` when the last whole line is not a record.
 */
export async function mendTail(file: string, handle: FileHandle): Promise<SinkState> {
  const { size } = await handle.stat();
  const { text: tail, start } = await lastLines(handle, size);
  const torn = tail.subarray(tail.lastIndexOf('\n') + 1);
  const lines = tail
    .subarray(0, tail.length - torn.length)
    .toString('utf8')
    .split('\n');
  const lastLine = lines.at(-2);

  const record = torn.length === 0 ? undefined : recordIn(torn.toString('utf8'));
  if (record !== undefined && hashOf(record) === record.hash) {
    await handle.appendFile('\n');
    await handle.datasync();
    return { last: record, repaired: `the last line of ${file} had no end; its record was whole` };
  }
  const last = lastLine === undefined ? undefined : parseRecord(lastLine, `the last whole line of ${file}`);
  if (torn.length === 0) return { last };
  await appendFile(`${file}.torn`, Buffer.concat([torn, Buffer.from('\n')]));
  await handle.truncate(start + tail.length - torn.length);
  await handle.datasync();
  return {
    last,
    repaired: `the last line of ${file} was cut short; its ${torn.length} bytes are kept in ${file}.torn`,
  };
}

/** The end of a file, long enough to hold its last whole line and what follows it. */
async function lastLines(handle: FileHandle, size: number): Promise<{ readonly text: Buffer; readonly start: number }> {
  for (let length = Math.min(chunk, size); ; length = Math.min(length * 2, size)) {
    const text = Buffer.alloc(length);
    await handle.read(text, 0, length, size - length);
    const end = text.lastIndexOf('\n');
    if (length === size || (end > 0 && text.lastIndexOf('\n', end - 1) !== -1)) return { text, start: size - length };
  }
}
