import { createHash } from 'node:crypto';
import { faultsOf } from '../input/faults-of.ts';
import { demoSeed } from './demo-seed.ts';
import { emptySeed } from './empty-seed.ts';
import { SeedError } from './seed-error.ts';
import { seedSchema } from './seed-schema.ts';
import type { Seed } from './seed.ts';

/** A seed by its name, or as it is. */
export type SeedChoice = 'empty' | 'demo' | Seed;

/** A seed that was checked, and what tells it from others. */
export interface NamedSeed {
  readonly name: string;
  readonly seed: Seed;
}

/** The seed that was chosen. @throws {SeedError} that says everything that is wrong with it, and where. */
export function readSeed(choice: unknown): NamedSeed {
  if (choice === 'empty') return { name: 'empty', seed: emptySeed };
  if (choice === 'demo') return { name: 'demo', seed: demoSeed };
  if (typeof choice === 'string')
    throw new SeedError(`There is no seed "${choice}"; there is empty, demo, or a JSON file.`);
  const faults = faultsOf(seedSchema, choice);
  if (faults.length > 0) throw new SeedError(`The seed cannot be used: ${faults.join('; ')}.`);
  const digest = createHash('sha256').update(JSON.stringify(choice)).digest('hex');
  return { name: `custom ${digest.slice(0, 12)}`, seed: choice as Seed };
}
