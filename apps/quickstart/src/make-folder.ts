import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes a folder, with those around it, or says why it cannot be used. */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  let there = resolve(folder);
  for (; !existsSync(there); there = dirname(there)) missing.unshift(there);
  try {
    accessSync(there, constants.W_OK);
    // One by one: on file systems that let nobody make folders, such as /proc, making all at once never ends.
    for (const one of missing) mkdirSync(one);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The data folder ${folder} cannot be used (${why}). Choose one that you may write to: --data FOLDER.`,
      { cause },
    );
  }
}
