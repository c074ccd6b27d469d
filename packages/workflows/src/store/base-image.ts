import { readFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';

/** The database that a new store begins with, with the engine's tables and ours: PGlite takes 4 s of CPU and 1 GB to make one. */
export function readBaseImage(): Blob {
  return new Blob([zstdDecompressSync(readFileSync(new URL('../../image/store.tar.zst', import.meta.url)))]);
}
