import type { TakenCall } from './lab/lab-calls.ts';

/** What a tenant holds, as far as calls have shown it: what a made-up call may name instead of what does not exist. */
export interface KnownValues {
  /** By kind, such as `folder`; and by collection and kind, such as `box.schema`: what stands in that place there. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** By collection, the names of the fields that its items have. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Bodies that were taken, with the route that took them. */
  readonly bodies: readonly (Pick<TakenCall, 'version' | 'route'> & { readonly body: object })[];
}

/** Reads in calls that a tenant has taken what it holds. Ids in `spared` are left out. */
export function knownValues(calls: readonly TakenCall[], spared: ReadonlySet<string>): KnownValues {
  const ids = new Map<string, Set<string>>();
  const fields = new Map<string, Set<string>>();

  const addId = (collection: string, kind: string, id: unknown): void => {
    if (typeof id !== 'string' || id === '' || spared.has(id)) return;
    add(ids, kind, id);
    add(ids, `${collection}.${kind}`, id);
  };
  const read = (value: unknown, collection: string, kind: string): void => {
    if (Array.isArray(value)) {
      for (const one of value) read(one, collection, singular(kind));
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [member, inside] of Object.entries(value)) {
      if (member === 'id') addId(collection, kind, inside);
      else if (/Ids?$/u.test(member)) for (const id of [inside].flat()) addId(collection, kindOf(member), id);
      else if (member === 'fields') for (const name of Object.keys(inside ?? {})) add(fields, collection, name);
      // Lists of API v3 do not say of what they are.
      read(inside, collection, member === 'items' ? collection : kindOf(member));
    }
  };
  for (const { route, reply, body } of calls) {
    const collection = collectionOf(route);
    read(reply, collection, collection);
    read(body, collection, collection);
  }
  return {
    ids: plain(ids),
    fields: plain(fields),
    bodies: calls.flatMap(({ version, route, body }) => (body ? [{ version, route, body }] : [])),
  };
}

function add(to: Map<string, Set<string>>, key: string, value: string): void {
  to.set(key, (to.get(key) ?? new Set()).add(value));
}

function plain(sets: ReadonlyMap<string, ReadonlySet<string>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...sets].map(([key, values]) => [key, [...values].toSorted()]));
}

/** The kind of thing that a route is about, such as `box` for `POST /boxes:archive`. */
function collectionOf(route: string): string {
  const [, path = ''] = route.split(' ');
  const [first = ''] = path.slice(1).split(/[/:?]/u);
  return singular(kindOf(first));
}

function kindOf(name: string): string {
  return name
    .replace(/_?ids?$/iu, '')
    .replaceAll(/[_-]/gu, '')
    .toLowerCase();
}

function singular(kind: string): string {
  if (kind.endsWith('ies')) return `${kind.slice(0, -3)}y`;
  return kind.replace(/(?<=x|ch|as)es$|(?<!as)s$/u, '');
}
