import type { Archetype } from '@ligase/benchling-api';
import type { Placed } from './document.ts';

/** The actions after a path's colon that mean the same wherever they stand. */
const ACTIONS: Readonly<Record<string, Archetype>> = {
  archive: 'archive',
  unarchive: 'unarchive',
  upsert: 'upsert',
  'bulk-get': 'bulk-get',
  'bulk-create': 'bulk-create',
  'bulk-update': 'bulk-update',
  'bulk-upsert': 'bulk-upsert',
  'batch-create': 'bulk-create',
  'batch-update': 'bulk-update',
};

const ON_ITEM: Readonly<Record<Placed['method'], Archetype>> = {
  GET: 'get',
  PATCH: 'update',
  PUT: 'update',
  DELETE: 'delete',
  POST: 'special',
};

/** What is known of an operation besides its method and path. */
export interface Shape {
  /** Whether the reply holds a list of items. */
  readonly lists: boolean;
  /** Whether the path has items below it, or is one that lists them. */
  readonly collection: boolean;
  /** Whether the body is nothing but a list of new items. */
  readonly many: boolean;
}

/** What an operation does, told from the form of its path and its method alone. */
export function archetypeOf({ method, path }: Pick<Placed, 'method' | 'path'>, shape: Shape): Archetype {
  const [, action] = path.split(':');
  if (action !== undefined) return ACTIONS[action] ?? 'special';
  if (path.endsWith('}')) return ON_ITEM[method];
  if (method === 'GET' && shape.lists) return 'list';
  if (method === 'POST' && shape.collection) return shape.many ? 'bulk-create' : 'create';
  return 'special';
}
