import { isLigaseError, type Benchling } from '@ligase/core';
import type { RegistryItem } from './registry-item.ts';

/** Puts the names of folders to items, with one request for all. Those that the app may not see stay without. */
export async function withPlaces(
  benchling: Benchling,
  items: readonly RegistryItem[],
  signal: AbortSignal | undefined,
): Promise<readonly RegistryItem[]> {
  const ids = [...new Set(items.flatMap(({ place }) => place?.id ?? []))].filter((id) => id.startsWith('lib_'));
  if (ids.length === 0) return items;
  const names = await namesOf(benchling, ids, signal);
  return items.map((item) => {
    const name = names.get(item.place?.id ?? '');
    return item.place === undefined || name === undefined ? item : { ...item, place: { id: item.place.id, name } };
  });
}

async function namesOf(
  benchling: Benchling,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  try {
    const query = { ids: ids.join(','), pageSize: 100 };
    for await (const { id = '', name = id } of benchling.list('GET /folders', { query, signal })) names.set(id, name);
  } catch (error) {
    // A card without the name of its folder is better than none; all else was found.
    if (!isLigaseError(error) && signal?.aborted !== true) throw error;
  }
  return names;
}
