import { timestamp } from '../clock/timestamp.ts';
import type { Party } from '../identity/identity.ts';
import type { Principal } from '../identity/principal.ts';
import type { Engine } from './engine.ts';
import { optionName } from './fields/option-name.ts';
import type { ItemRow } from './item-row.ts';
import { mayRead } from './rights.ts';

/** What one answer needs to know about other items; asked for once each. */
export interface Lookup {
  /** Who is answered, where an item shows others that not everyone may see. */
  readonly principal: Principal | undefined;
  party(id: string): Party;
  parties(idsJson: string): Party[];
  item(id: string): ItemRow | undefined;
  /** An item that who is answered may view. */
  seen(id: string): ItemRow | undefined;
  /** Whether what an item is called is kept from who is answered. */
  hides(id: string): boolean;
  /** Whether an item shows by name one whose name is kept. */
  hidesLinksOf(row: ItemRow): boolean;
  /** The name of an item; its id when the name is kept, or there is no such item. */
  nameOf(id: string): string;
  /** The barcode of a container; `undefined` when it has none. */
  barcodeOf(id: string): string | undefined;
  /** The name of an option of a dropdown, or its id. */
  optionOf(id: string): string;
  /** The API's address of an item. */
  apiUrl(path: string, id: string): string;
  webUrl(id: string): string;
  url(path: string): string;
  time(ms: number): string;
  ownerOf(resourceId: string): Party;
}

/**
 * A lookup for one answer; keep it no longer, as what it knows may change.
 * Without a principal it is for what the tenant keeps, and hides nothing.
 */
export function createLookup(engine: Pick<Engine, 'context' | 'items'>, principal: Principal | undefined): Lookup {
  const { context, items } = engine;
  const base = context.url();
  const party = memo((id: string): Party => context.identity.party(id) ?? { id, handle: id, name: id });
  const item = memo((id: string) => items.get(id));
  const isSeen = memo((id: string): boolean => {
    const row = item(id);
    return row !== undefined && (principal === undefined || mayRead(engine, principal, row));
  });
  const hides = (id: string): boolean => !context.links.showsHiddenNames && item(id) !== undefined && !isSeen(id);
  return {
    principal,
    party,
    parties: memo((idsJson: string) => (JSON.parse(idsJson) as string[]).map(party)),
    item,
    seen: (id) => (isSeen(id) ? item(id) : undefined),
    hides,
    // Hardly any item links to one that is hidden, and to ask the index is much less than to read the item.
    hidesLinksOf: ({ id }) => principal !== undefined && items.linksOf(id).some(hides),
    nameOf: (id) => (hides(id) ? id : (item(id)?.name ?? id)),
    barcodeOf: (id) =>
      context.db.prepare<{ barcode: string | null }>('SELECT barcode FROM storage WHERE id = ?').get(id)?.barcode ??
      undefined,
    optionOf: memo((id: string) => optionName(engine, id)),
    apiUrl: (path, id) => `${base}/api/v2${path}/${id}`,
    webUrl: (id) => `${base}/items/${id}`,
    url: (path) => base + path,
    time: timestamp,
    ownerOf: (resourceId) => party(context.access.ownerOf(resourceId) ?? 'unknown'),
  };
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
