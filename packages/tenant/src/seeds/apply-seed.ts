import type { Control } from '../control/control.ts';
import type { Database, Migration } from '../store/database.ts';
import { addApps, configureApps, connectApps } from './add-apps.ts';
import { addItems } from './add-items.ts';
import { addGroups, addPeople } from './add-people.ts';
import { addPlaces } from './add-places.ts';
import type { Seed } from './seed.ts';
import type { NamedSeed } from './read-seed.ts';
import { createSeedNames, type SeedNames } from './seed-names.ts';

/** The table that remembers which seed a tenant was made with. */
export const seedMigrations: readonly Migration[] = [
  { id: 'seeds/1-seeds', sql: 'CREATE TABLE seeds (name TEXT PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT;' },
];

/** The tenant admin of a seed, and the API key that was made for them. */
export interface FirstAdmin {
  readonly id: string;
  readonly name: string;
  readonly apiKey: string;
}

/** What seeding works with. */
export interface SeedingParts {
  readonly db: Database;
  readonly control: Control;
  /** Creates an item through the API as a user and gives its id. @throws {TenantApiError} when the API refuses. */
  readonly create: (path: string, userId: string, body: object) => string;
  readonly now: () => number;
}

/** Which seed a tenant was made with; `undefined` while it is new. */
export function appliedSeed(db: Database): string | undefined {
  return db.prepare<{ name: string }>('SELECT name FROM seeds').get()?.name;
}

/** Fills a new tenant, all or nothing. @throws {SeedError} that says everything of the seed that does not work out. */
export function applySeed(parts: SeedingParts, { name, seed }: NamedSeed): FirstAdmin {
  const { db, control, now } = parts;
  const names = createSeedNames();
  const { admin, apps, aheadMs } = db.transaction(() => {
    const first = addPeople(control, names, seed);
    const added = addApps(control, names, seed);
    addGroups(control, names, seed);
    addPlaces(control, names, seed);
    addItems(parts, names, seed, first.handle);
    configureApps(control, names, seed, added);
    const ahead = timeAhead(control, names, seed);
    names.demandNone();
    db.prepare('INSERT INTO seeds VALUES (?, ?)').run(name, now());
    const { apiKey } = control.generateApiKey({ userId: first.id });
    return { admin: { id: first.id, name: first.name, apiKey }, apps: added, aheadMs: ahead };
  });
  // Events come at the end of a transaction, so these two cannot be part of it. Neither can fail.
  connectApps(control, apps);
  if (aheadMs > 0) control.advanceClock({ ms: aheadMs });
  return admin;
}

/** How far the time of a seed lies ahead. */
function timeAhead(control: Control, names: SeedNames, { clock }: Seed): number {
  if (clock === undefined) return 0;
  const { time } = control.getClock();
  const wanted = Date.parse(clock);
  if (wanted >= time) return wanted - time;
  const problem = Number.isNaN(wanted)
    ? `must be a time such as 2027-01-04T08:00:00Z, not "${clock}"`
    : `must not be before now, ${new Date(time).toISOString()}: time goes ahead only`;
  names.report({ at: 'clock', problem });
  return 0;
}
