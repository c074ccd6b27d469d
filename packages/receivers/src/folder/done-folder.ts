import { lstat, mkdir, rename } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { WatchedFile } from './watched-file.ts';

/** Where a file may be that was moved: under its own name, or, where that was taken, with a part of its hash in the name. */
export function donePlaces({ doneFolder, path, sha256 }: WatchedFile): readonly string[] {
  if (doneFolder === undefined) return [];
  const { dir, name, ext } = parse(path);
  return [join(doneFolder, path), join(doneFolder, dir, `${name}.${sha256.slice(0, 12)}${ext}`)];
}

/**
 * Moves a file to where it belongs when it is done, over nothing but the same content. Was it written until that moment, it is put
 * back, to be handed in once more.
 */
export async function moveDone(
  file: WatchedFile,
  place: string,
  marks: { readonly size: number; readonly mtimeMs: number },
): Promise<void> {
  const [own, withHash] = donePlaces(file);
  if (own === undefined || withHash === undefined) return;
  await mkdir(dirname(own), { recursive: true });
  const to = (await isFree(own)) ? own : withHash;
  await rename(place, to);
  const { size, mtimeMs } = await lstat(to);
  if (size === marks.size && mtimeMs === marks.mtimeMs) return;
  if (await isFree(place)) await rename(to, place);
}

async function isFree(place: string): Promise<boolean> {
  return await lstat(place).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );
}
