import { createHash } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';

/** What tells, without reading it, that a file was not written since. */
export interface FileMarks {
  readonly size: number;
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly ino: number;
}

/** The marks of a file. */
export function marksOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileMarks {
  return { size, mtimeMs, ctimeMs, ino };
}

/** Whether two looks at a file saw the same. */
export function sameMarks(one: FileMarks, other: FileMarks): boolean {
  return (
    one.size === other.size && one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs && one.ino === other.ino
  );
}

// Neither follows a link that has just taken the file's place, nor waits for the other end of a pipe that has. Windows has neither.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads a file through, a piece at a time; gives the SHA-256 of its content, and the marks that it had before and after. */
export async function hashFile(
  path: string,
  signal?: AbortSignal,
): Promise<{ readonly sha256: string; readonly before: FileMarks; readonly after: FileMarks }> {
  const file = await open(path, flags);
  try {
    const before = marksOf(await file.stat());
    const hash = createHash('sha256');
    const piece = Buffer.allocUnsafe(1024 ** 2);
    for (;;) {
      signal?.throwIfAborted();
      const { bytesRead } = await file.read(piece, 0, piece.length);
      if (bytesRead === 0) break;
      hash.update(piece.subarray(0, bytesRead));
    }
    return { sha256: hash.digest('hex'), before, after: marksOf(await file.stat()) };
  } finally {
    await file.close();
  }
}
