import { lstat } from 'node:fs/promises';
import { sameMarks, type FileMarks } from './hash-file.ts';
import type { ListedFile } from './list-files.ts';

/**
 * How a file shows that nobody writes it any more: it has not changed for a while and is not empty, or a file that is called as it
 * is with an ending more, such as `run.csv.done`, is there and no older.
 */
export type Completeness = { readonly stableForMs: number } | { readonly marker: string };

/** Tells complete files from those that are being written. */
export interface Settling {
  isComplete(file: ListedFile, now: number): Promise<boolean>;
  /** Forgets what it knew of files that are not among these. */
  keepOnly(paths: ReadonlySet<string>): void;
}

/** Begins to watch files settle. */
export function createSettling(complete: Completeness): Settling {
  const seen = new Map<string, { readonly marks: FileMarks; readonly since: number }>();
  return {
    async isComplete({ path, place, marks }, now) {
      if ('marker' in complete) {
        const marker = await lstat(place + complete.marker).catch(() => undefined);
        // An older one says that the file was complete once, and not that it is since it was written again.
        return marker?.isFile() === true && marker.mtimeMs >= marks.mtimeMs;
      }
      // Devices make a file before they have anything to say.
      if (marks.size === 0) return false;
      const before = seen.get(path);
      const since = before !== undefined && sameMarks(before.marks, marks) ? before.since : now;
      seen.set(path, { marks, since });
      return now - since >= complete.stableForMs;
    },
    keepOnly(paths) {
      for (const path of seen.keys()) if (!paths.has(path)) seen.delete(path);
    },
  };
}
