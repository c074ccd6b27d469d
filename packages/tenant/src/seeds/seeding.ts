import type { Control } from '../control/control.ts';
import type { AccessParts } from '../tenant-parts.ts';
import type { TenantCore } from '../tenant.ts';
import { appliedSeed, applySeed, type FirstAdmin } from './apply-seed.ts';
import { createThroughApi } from './create-through-api.ts';
import { readSeed, type SeedChoice } from './read-seed.ts';
import { SeedError } from './seed-error.ts';

/** How a tenant gets what it holds when it is new. */
export interface Seeding {
  /** Checks a seed and gives what fills the database with it. @throws {SeedError} */
  prepare(choice: SeedChoice): Promise<() => FirstAdmin>;
  /** Seeds a tenant that is new, by default with nothing. @throws {SeedError} when it was made with another seed */
  seedWhenNew(choice: SeedChoice | undefined): Promise<FirstAdmin | undefined>;
}

/** What {@link createSeeding} works with. */
export interface SeedingSources {
  readonly core: Pick<TenantCore<AccessParts>, 'handle' | 'parts'>;
  /** The control API, through which people, places and apps are made; it is made after this. */
  readonly control: () => Control;
  /** Names the tenant when another seed is refused. */
  readonly data: string;
}

/** Makes the seeding of a tenant. */
export function createSeeding({ core, control, data }: SeedingSources): Seeding {
  const { handle, parts } = core;
  const { db, clock, requests } = parts;
  const prepare: Seeding['prepare'] = async (choice) => {
    const named = readSeed(choice);
    const create = await createThroughApi(handle, parts, named.seed);
    return () => {
      const admin = applySeed({ db, control: control(), create, now: () => clock.now() }, named);
      // The log is of what others ask for.
      requests.clear();
      return admin;
    };
  };
  return {
    prepare,
    async seedWhenNew(choice) {
      const applied = appliedSeed(db);
      if (applied === undefined) return (await prepare(choice ?? 'empty'))();
      if (choice === undefined || readSeed(choice).name === applied) return undefined;
      throw new SeedError(
        `The tenant in ${data} was made with the seed "${applied}" and keeps its data. Leave the seed out, or choose another data folder.`,
      );
    },
  };
}
