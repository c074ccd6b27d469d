import type { Control } from '../control/control.ts';
import type { Database, Migration } from '../store/database.ts';
import type { NamedSeed } from './read-seed.ts';

import { createSeedNames, type SeedNames } from './seed-names.ts';
import type { Seed, SeedFolder, SeedGrant, SeedItem, SeedMembers, SeedUser } from './seed.ts';

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
  /** Creates an item through the API as a user and gives its id. @throws {SeedError} when the API refuses. */
  readonly create: (path: string, userId: string, body: object) => string;
  readonly now: () => number;
}

/** Which seed a tenant was made with; `undefined` while it is new. */
export function appliedSeed(db: Database): string | undefined {
  return db.prepare<{ name: string }>('SELECT name FROM seeds').get()?.name;
}

/** Fills a new tenant, all or nothing. @throws {SeedError} when the seed does not work out. */
export function applySeed(parts: SeedingParts, { name, seed }: NamedSeed): FirstAdmin {
  const { db, control, now } = parts;
  return db.transaction(() => {
    const names = createSeedNames();
    const admin = addPeople(control, names, seed);
    addPlaces(control, names, seed);
    addItems(parts, names, seed, admin.handle);
    db.prepare('INSERT INTO seeds VALUES (?, ?)').run(name, now());
    return { id: admin.id, name: admin.name, apiKey: control.generateApiKey({ userId: admin.id }).apiKey };
  });
}

function addPeople(control: Control, names: SeedNames, seed: Seed): { id: string; name: string; handle: string } {
  const users = seed.users ?? [];
  const fallback: SeedUser = { handle: 'admin', name: 'Tenant Admin', isTenantAdmin: true };
  const first = users.find(({ isTenantAdmin }) => isTenantAdmin === true) ?? fallback;
  // The first admin is made by nobody but themselves.
  const admin = control.createUser({ ...first, actingUser: first.handle });
  names.know(admin.id, admin.handle);
  names.each(users, 'users', (user) => {
    if (user === first) return;
    const { id, handle } = control.createUser(user);
    names.know(id, handle);
  });
  names.each(seed.apps, 'apps', (app) => {
    const { id, name } = control.createApp(app);
    names.know(id, name);
  });
  const join = (groupId: string, { admins, members }: SeedMembers, where: string): void => {
    names.each(admins, `${where}.admins`, (who, at) => {
      control.setMembership({ groupId, memberId: names.find(who, at), role: 'ADMIN' });
    });
    names.each(members, `${where}.members`, (who, at) => {
      control.setMembership({ groupId, memberId: names.find(who, at) });
    });
  };
  names.each(seed.organizations, 'organizations', ({ teams, admins = [], members = [], ...organization }, at) => {
    const { id: organizationId, name } = control.createOrganization(organization);
    names.know(organizationId, name);
    join(organizationId, { admins, members }, at);
    names.each(teams, `${at}.teams`, ({ admins = [], members = [], ...team }, inTeam) => {
      const { id } = control.createTeam({ ...team, organizationId });
      names.know(id, team.name);
      join(id, { admins, members }, inTeam);
    });
  });
  return admin;
}

function addPlaces(control: Control, names: SeedNames, seed: Seed): void {
  const allow = (resourceId: string, grants: readonly SeedGrant[] | undefined, where: string): void =>
    names.each(grants, `${where}.access`, ({ to, ...grant }, at) => {
      control.grantAccess({ resourceId, collaboratorId: names.find(to, at), ...grant });
    });
  const owned = (owner: string | undefined, where: string): { readonly ownerId?: string } =>
    owner === undefined ? {} : { ownerId: names.find(owner, `${where}.owner`) };
  const addFolders = (parentFolderId: string, folders: readonly SeedFolder[] | undefined, where: string): void =>
    names.each(folders, `${where}.folders`, ({ folders: inner, ...folder }, at) => {
      addFolders(control.createFolder({ ...folder, parentFolderId }).id, inner, at);
    });

  names.each(seed.registries, 'registries', ({ owner, access, dropdowns, schemas, ...registry }, at) => {
    const { id: registryId } = control.createRegistry({ ...registry, ...owned(owner, at) });
    allow(registryId, access, at);
    names.each(dropdowns, `${at}.dropdowns`, (dropdown) => {
      control.createDropdown({ ...dropdown, registryId });
    });
    names.each(schemas, `${at}.schemas`, (schema) => {
      control.createSchema({ ...schema, registryId });
    });
  });
  names.each(seed.projects, 'projects', ({ owner, access, folders, ...project }, at) => {
    const { id, folderId } = control.createProject({ ...project, ...owned(owner, at) });
    allow(id, access, at);
    addFolders(folderId, folders, at);
  });
  names.each(seed.entryTemplates, 'entryTemplates', (template) => {
    control.createEntryTemplate(template);
  });
}

function addItems({ control, create }: SeedingParts, names: SeedNames, seed: Seed, admin: string): void {
  const make = (path: string, { by = admin, body }: SeedItem, at: string): string => {
    const id = create(path, names.find(by, `${at}.by`), withIds(body, names, at));
    if (typeof body['name'] === 'string') names.know(id, body['name']);
    return id;
  };
  const makeAll = (items: readonly SeedItem[] | undefined, where: string, path: string): void =>
    names.each(items, where, (item, at) => {
      make(path, item, at);
    });
  makeAll(seed.customEntities, 'customEntities', '/custom-entities');
  makeAll(seed.dnaSequences, 'dnaSequences', '/dna-sequences');
  makeAll(seed.locations, 'locations', '/locations');
  makeAll(seed.boxes, 'boxes', '/boxes');
  makeAll(seed.plates, 'plates', '/plates');
  names.each(seed.containers, 'containers', (item, at) => {
    const id = make('/containers', item, at);
    if (item.transfer !== undefined)
      make(`/containers/${id}:transfer`, { ...item, body: item.transfer }, `${at}.transfer`);
  });
  names.each(seed.entries, 'entries', (item, at) => {
    const entryId = make('/entries', item, at);
    if (item.notes !== undefined)
      control.setEntryNotes({ entryId, notes: item.notes, actingUser: names.find(item.by ?? admin, at) });
  });
}

/** A body with ids in the place of names such as `{{Freezer}}`. */
function withIds(body: SeedItem['body'], names: SeedNames, at: string): object {
  const text = JSON.stringify(body).replaceAll(/\{\{(.+?)\}\}/gu, (_, name: string) => names.find(name, at));
  return JSON.parse(text) as object;
}
