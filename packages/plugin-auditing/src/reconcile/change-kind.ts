import type { Archetype, Operation } from '@ligase/benchling-api';

/** What a change does to an object, as far as both logs have a word for it. */
export type ChangeKind = 'create' | 'update' | 'archive' | 'unarchive' | 'delete';

const kindOfWord: Readonly<Record<string, ChangeKind>> = {
  Created: 'create',
  Updated: 'update',
  Archived: 'archive',
  Unarchived: 'unarchive',
  Deleted: 'delete',
};

/** The kind of a row of Benchling's log, by its event description: `Entry: Created`. `undefined` for words of its own, which may be any kind. */
export function kindOfEvent(eventDescription: string): ChangeKind | undefined {
  const [word = ''] = eventDescription
    .slice(eventDescription.lastIndexOf(': ') + 1)
    .trim()
    .split(' ');
  return kindOfWord[word];
}

const kindsOfArchetype: Readonly<Partial<Record<Archetype, readonly ChangeKind[]>>> = {
  create: ['create'],
  'bulk-create': ['create'],
  update: ['update'],
  'bulk-update': ['update'],
  upsert: ['create', 'update'],
  'bulk-upsert': ['create', 'update'],
  delete: ['delete'],
  archive: ['archive'],
  unarchive: ['unarchive'],
};

/**
 * The kinds of change that an operation can be in Benchling's log; `undefined` for any. What is made or deleted below an
 * object, as with `POST /teams/{team_id}/memberships`, is there a change of that object.
 */
export function kindsOfOperation({ archetype, path }: Operation): ReadonlySet<ChangeKind> | undefined {
  const objects = path.split('{').length - 1;
  const below = (archetype === 'delete' && objects > 1) || (archetype.endsWith('create') && objects > 0);
  const kinds = kindsOfArchetype[archetype];
  return below || kinds === undefined ? undefined : new Set(kinds);
}
