import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

/** Of PGlite's own kind: an image of one version is no good for another. */
const file = 'pglite-0.5.16.tar.gz';

/** Where images are kept between the starts of all apps of this user. */
function folder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'ligase');
}

/**
 * An empty database that was made before on this machine. Making one takes PGlite 4 s of CPU and 1.1 GB; unpacking it, 0.4 s
 * and a third of that.
 */
export function readBaseImage(): Blob | undefined {
  try {
    return new Blob([readFileSync(join(folder(), file))]);
  } catch {
    return undefined;
  }
}

/** Keeps the image of a database in which nothing was done yet. Where it cannot be kept, the next start takes as long as this. */
export async function keepBaseImage(lite: PGlite): Promise<void> {
  const image = await lite.dumpDataDir('gzip');
  try {
    mkdirSync(folder(), { recursive: true, mode: 0o700 });
    // Renamed into place, so that nobody reads half of it.
    const draft = join(folder(), `${file}.${process.pid}`);
    writeFileSync(draft, Buffer.from(await image.arrayBuffer()), { mode: 0o600 });
    renameSync(draft, join(folder(), file));
  } catch {
    // A home that cannot be written to, as in many containers.
  }
}
