import { lstat, mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { RefusedError } from '@ligase/core';

/** A file for a device, and the folder where the device looks for it. */
export interface FileForDevice {
  readonly folder: string;
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Puts a file where a device takes it, whole and once: done again after a crash, it puts nothing more, even when the device has taken
 * the file away by then.
 *
 * @throws {RefusedError} when something else is there under that name; it stays.
 */
export async function handOver({ folder, name, content }: FileForDevice): Promise<void> {
  const own = join(folder, '.liquid-handler');
  const [staged, begun, place] = [join(own, name), join(own, `${name}.begun`), join(folder, name)];
  await mkdir(own, { recursive: true });
  if (!(await isThere(begun))) {
    if (await isThere(place)) {
      if (content.equals(await readFile(place))) return;
      throw occupied(place);
    }
    await write(staged, content);
    await write(begun, Buffer.alloc(0));
  }
  // From here on, that the staged file is gone means that it was handed over.
  if (!(await isThere(staged))) return;
  if (await isThere(place)) throw occupied(place);
  await rename(staged, place);
}

async function write(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}

function occupied(place: string): RefusedError {
  return new RefusedError(
    `${place} is there already and holds something else. It was left as it is, and nothing was handed over.`,
  );
}
