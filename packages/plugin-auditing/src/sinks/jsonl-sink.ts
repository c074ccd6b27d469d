import { open, type FileHandle } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { AuditError } from '@ligase/core';
import type { AuditRecord } from '../audit-record.ts';
import type { AuditSink, SinkState } from './audit-sink.ts';
import { mendTail } from './mend-tail.ts';
import { parseRecord } from './parse-record.ts';

/** How a file sink writes. */
export interface JsonlSinkOptions {
  /**
   * Whether each write waits until the disk has it, so that a power cut loses no record. Default: `true`. Records that come
   * while the disk is busy are written together.
   */
  readonly fsync?: boolean;
}

/** A sink that can be read back. */
export interface JsonlSink extends AuditSink {
  open(): Promise<SinkState>;
  read(): AsyncIterable<AuditRecord>;
  close(): Promise<void>;
}

/**
 * Appends the trail to a file, one JSON object a line, and goes on with the chain that is there. One process writes to a
 * file: give each replica its own.
 */
export function jsonlSink(file: string, options: JsonlSinkOptions = {}): JsonlSink {
  const fsync = options.fsync ?? true;
  let handle: FileHandle | undefined;
  let size = 0;
  let halfWritten = false;

  const write = async (to: FileHandle, lines: string): Promise<void> => {
    const found = await to.stat();
    if (found.nlink === 0) throw new Error('the file was deleted; restart the app to begin a new one');
    if (halfWritten && found.size > size) await to.truncate(size);
    else if (found.size !== size)
      throw new Error(`it has ${found.size} bytes where ${size} were left: another process writes to it, or cut it`);
    halfWritten = true;
    await to.appendFile(lines);
    if (fsync) await to.datasync();
    halfWritten = false;
    size += Buffer.byteLength(lines);
  };

  return {
    name: `file ${file}`,
    async open() {
      if (handle !== undefined) throw unwritable(file, new Error('another app writes to it; give each its own'));
      const opened = await open(file, 'a+').catch((cause: unknown) => {
        throw unwritable(file, cause);
      });
      try {
        const tail = await mendTail(file, opened);
        size = (await opened.stat()).size;
        handle = opened;
        return tail;
      } catch (error) {
        await opened.close();
        throw error;
      }
    },
    async append(records) {
      if (handle === undefined) throw unwritable(file, new Error('it is not open'));
      await write(handle, records.map((record) => `${JSON.stringify(record)}\n`).join('')).catch((cause: unknown) => {
        throw unwritable(file, cause);
      });
    },
    async *read() {
      // What lies past the last whole record of an open file is just being written.
      if (handle !== undefined && size === 0) return;
      const input = createReadStream(file, { encoding: 'utf8', ...(handle !== undefined && { end: size - 1 }) });
      let number = 0;
      for await (const line of createInterface({ input, crlfDelay: Infinity })) {
        number += 1;
        yield parseRecord(line, `${file}:${number}`);
      }
    },
    async close() {
      await handle?.close();
      handle = undefined;
    },
  };
}

function unwritable(file: string, cause: unknown): AuditError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new AuditError('AUDIT_UNWRITABLE', `The audit trail cannot be written to ${file}: ${why}`, { cause });
}
