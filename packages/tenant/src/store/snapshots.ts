import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** Images of the tenant's database, by name. */
export interface Snapshots {
  save(name: string, image: Uint8Array): void;
  read(name: string): Uint8Array | undefined;
  list(): string[];
  /** Whether there was one of that name. */
  delete(name: string): boolean;
}

/** Snapshots that live as long as this process. */
export function memorySnapshots(): Snapshots {
  const images = new Map<string, Uint8Array>();
  return {
    save: (name, image) => void images.set(name, image),
    read: (name) => images.get(name),
    list: () => [...images.keys()].toSorted(),
    delete: (name) => images.delete(name),
  };
}

const ending = '.snapshot';

/** Snapshots as files of a folder, which is made with the first. */
export function folderSnapshots(folder: string): Snapshots {
  return {
    save(name, image) {
      makeFolder(folder);
      const file = join(folder, name + ending);
      // Renamed into place, so that a full disk never leaves half a snapshot under a good name.
      writeFileSync(`${file}.next`, image, { flush: true });
      renameSync(`${file}.next`, file);
    },
    read: (name) => unlessMissing(() => readFileSync(join(folder, name + ending))),
    list: () =>
      (unlessMissing(() => readdirSync(folder)) ?? [])
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
        .toSorted(),
    delete: (name) =>
      unlessMissing(() => {
        rmSync(join(folder, name + ending));
        return true;
      }) ?? false,
  };
}

function unlessMissing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
