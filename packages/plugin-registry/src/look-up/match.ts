import type { RegistryItem } from '../items/registry-item.ts';

/** How a text matches a thing: it is all of a name of it, the beginning of one, or within one. */
export type Match = 'exact' | 'prefix' | 'within';

/** How a text matches any of an item's names, in upper or lower case; `undefined` when in no way. */
export function howItMatches(
  { name, registryId = '', aliases }: Pick<RegistryItem, 'name' | 'registryId' | 'aliases'>,
  text: string,
): Match | undefined {
  const names = [name, registryId, ...aliases].map(folded);
  const sought = folded(text);
  if (names.includes(sought)) return 'exact';
  if (names.some((one) => one.startsWith(sought))) return 'prefix';
  return names.some((one) => one.includes(sought)) ? 'within' : undefined;
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
