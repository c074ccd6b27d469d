import { createHash } from 'node:crypto';
import { inputFaults } from '../input/faults-of.ts';
import { demoSeed } from './demo-seed.ts';
import { emptySeed } from './empty-seed.ts';
import { SeedError, seedError, type SeedProblem } from './seed-error.ts';
import { seedSchema } from './seed-schema.ts';
import type { Seed, SeedApp } from './seed.ts';

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
  if (typeof choice === 'string') throw new SeedError(`There is no seed "${choice}"; there is empty, demo, or a file.`);
  const problems = seedProblems(choice);
  if (problems.length > 0) throw seedError(problems);
  const digest = createHash('sha256').update(JSON.stringify(choice)).digest('hex');
  return { name: `custom ${digest.slice(0, 12)}`, seed: choice as Seed };
}

/** What is wrong with the shape of a seed. */
export function seedProblems(seed: unknown): SeedProblem[] {
  return [...inputFaults(seedSchema, seed), ...appProblems(seed)];
}

/** What a schema cannot say. */
function appProblems(choice: unknown): SeedProblem[] {
  const { apps } = (choice ?? {}) as Partial<Seed>;
  if (!Array.isArray(apps)) return [];
  return (apps as readonly (Partial<SeedApp> | null)[]).flatMap((app, index): SeedProblem[] => {
    const at = `apps[${index}]`;
    const { name, manifest, webhookUrl } = app ?? {};
    const problems: SeedProblem[] = [];
    if (name === undefined && manifest === undefined) problems.push({ at, problem: 'needs a name or a manifest' });
    if (webhookUrl !== undefined && !(URL.canParse(webhookUrl) && /^https?:[^?#]+$/u.test(webhookUrl)))
      problems.push({ at: `${at}.webhookUrl`, problem: 'must be an http or https URL without a query' });
    return problems;
  });
}
