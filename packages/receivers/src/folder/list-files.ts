import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { marksOf, type FileMarks } from './hash-file.ts';

/** A file below a watched folder. */
export interface ListedFile {
  /** Below the folder, with `/` between names. */
  readonly path: string;
  /** From the root. */
  readonly place: string;
  readonly marks: FileMarks;
}

/** What is looked for in a watched folder. */
export interface ListOptions {
  /** From the root, without links. */
  readonly folder: string;
  readonly recursive: boolean;
  /** Whether a file or a folder of this name is passed over. */
  readonly ignore: (name: string) => boolean;
  /** Folders that are passed over, from the root. */
  readonly except: readonly string[];
  /** Told of what is there and cannot be taken. */
  readonly refuse: (path: string, why: string) => void;
}

/** The files of a folder, in the order of their names. A link is never followed: it would show a file twice, or one from elsewhere. */
export async function* listFiles(options: ListOptions, below = ''): AsyncGenerator<ListedFile> {
  const { folder, recursive, ignore, except, refuse } = options;
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (ignore(entry.name)) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    const place = join(folder, path);
    if (except.includes(place)) continue;
    if (entry.isSymbolicLink()) refuse(path, 'it is a link, and files from elsewhere are not taken');
    else if (entry.isDirectory()) {
      if (recursive) yield* listBelow(options, path);
    } else if (entry.isFile()) {
      const stats = await lstat(place).catch((error: unknown) => {
        // It was there a moment ago: either it is gone, or Node's reading of its name is not its name.
        if (entry.name.includes('\uFFFD')) refuse(path, 'its name is not UTF-8');
        else if ((error as NodeJS.ErrnoException).code !== 'ENOENT') refuse(path, (error as Error).message);
        return undefined;
      });
      if (stats?.isFile() === true) yield { path, place, marks: marksOf(stats) };
    }
  }
}

async function* listBelow(options: ListOptions, path: string): AsyncGenerator<ListedFile> {
  try {
    yield* listFiles(options, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') options.refuse(path, (error as Error).message);
  }
}
