import { existsSync } from 'node:fs';
import type { Seed, SeedFile } from '@ligase/tenant';
import { CommandError } from './command.ts';

/** A seed that somebody named, and how to say what is wrong with it. */
export interface NamedSeed {
  readonly choice: 'empty' | 'demo' | Seed;
  /** Lines with the place in the file; none for a seed that is in no file, and for what is not in the seed. */
  readonly linesOf: SeedFile['linesOf'];
}

/** A built-in seed, or the one of a file. @throws {CommandError} with a line for all that is wrong with its shape */
export async function seedOption(text: string): Promise<NamedSeed> {
  if (text === 'empty' || text === 'demo') return { choice: text, linesOf: () => [] };
  if (!existsSync(text))
    throw new CommandError(`There is no seed "${text}": it is not empty, not demo, and no file that can be read.`, 2);
  const { readSeedFile, SeedError } = await import('@ligase/tenant');
  try {
    const { seed, linesOf } = readSeedFile(text);
    return { choice: seed, linesOf };
  } catch (cause) {
    if (cause instanceof SeedError) throw new CommandError(cause.message, 1, { cause });
    throw cause;
  }
}
