import type { Operation } from '@ligase/benchling-api';

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

/**
 * The kinds of change that an operation can be in Benchling's log; `undefined` for any. A call below an object, such as
 * `POST /teams/{team_id}/memberships`, changes that object, whatever it does to what is below.
 */
export function kindsOfOperation({ archetype, path }: Operation): ReadonlySet<ChangeKind> | undefined {
  const below = path.split('{').length - 1;
  switch (archetype) {
    case 'create':
    case 'bulk-create':
      return below === 0 ? new Set(['create']) : undefined;
    case 'update':
    case 'bulk-update':
      return new Set(['update']);
    case 'upsert':
    case 'bulk-upsert':
      return new Set(['create', 'update']);
    case 'delete':
      return below === 1 ? new Set(['delete']) : undefined;
    case 'archive':
    case 'unarchive':
      return new Set([archetype]);
    case 'get':
    case 'list':
    case 'bulk-get':
    case 'special':
      return undefined;
  }
}
