import { timestamp } from '../clock/timestamp.ts';
import type { Party } from '../identity/identity.ts';
import type { Principal } from '../identity/principal.ts';
import type { Engine } from './engine.ts';
import type { ItemRow } from './item-row.ts';

/** What one answer needs to know about other items; asked for once each. */
export interface Lookup {
  /** Who is answered, where an item shows others that not everyone may see. */
  readonly principal: Principal | undefined;
  party(id: string): Party;
  parties(idsJson: string): Party[];
  item(id: string): ItemRow | undefined;
  /** The API's address of an item. */
  apiUrl(path: string, id: string): string;
  webUrl(id: string): string;
  url(path: string): string;
  time(ms: number): string;
  ownerOf(resourceId: string): Party;
}

/** A lookup for one answer; keep it no longer, as what it knows may change. */
export function createLookup({ context, items }: Pick<Engine, 'context' | 'items'>, principal?: Principal): Lookup {
  const base = context.url();
  const party = memo((id: string): Party => context.identity.party(id) ?? { id, handle: id, name: id });
  const lookup: Lookup = {
    principal,
    party,
    parties: memo((idsJson: string) => (JSON.parse(idsJson) as string[]).map(party)),
    item: memo((id: string) => items.get(id)),
    apiUrl: (path, id) => `${base}/api/v2${path}/${id}`,
    webUrl: (id) => `${base}/items/${id}`,
    url: (path) => base + path,
    time: timestamp,
    ownerOf: (resourceId) => party(context.access.ownerOf(resourceId) ?? 'unknown'),
  };
  return lookup;
}

function memo<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}
