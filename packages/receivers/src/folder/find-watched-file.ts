import { join } from 'node:path';
import { InputError } from '@ligase/core';
import { donePlaces } from './done-folder.ts';
import { hashFile } from './hash-file.ts';
import type { WatchedFile } from './watched-file.ts';

/**
 * Where a delivered file is now, with the content that it was delivered with: in the folder, or moved to where done ones are. Reads
 * it through to be sure. To be called in a step.
 *
 * @throws {InputError} `INPUT_UNREADABLE` when it is gone, was written again, or cannot be read.
 */
export async function findWatchedFile(file: WatchedFile): Promise<string> {
  const faults: string[] = [];
  // Twice: between two looks it may go from the one place to the other.
  for (const place of [join(file.folder, file.path), ...donePlaces(file), join(file.folder, file.path)])
    try {
      const { sha256 } = await hashFile(place);
      if (sha256 === file.sha256) return place;
      faults.push(`${place} was written again`);
    } catch (error) {
      faults.push((error as Error).message);
    }
  const why = [...new Set(faults)].join('; ');
  throw new InputError(
    'INPUT_UNREADABLE',
    `"${file.path}" is not there as it was delivered by "${file.receiver}": ${why}`,
  );
}
