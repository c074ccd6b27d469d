import type { Benchling } from '@ligase/core';
import type { EntryCall, EntryKeys } from '../contract.ts';
import type { Entry } from '../entry.ts';

// Keys travel in the address, which servers cut off at some kilobytes.
const keysInOneCall = 100;

/** Fetches entries by their ids or display ids, in that order. */
export async function bulkGetEntries(
  benchling: Benchling,
  keys: EntryKeys,
  call: EntryCall,
): Promise<readonly Entry[]> {
  const [name, wanted] =
    'entryIds' in keys ? (['entryIds', keys.entryIds] as const) : (['displayIds', keys.displayIds] as const);
  const different = [...new Set(wanted)];
  const found = new Map<string, Entry>();
  for (let from = 0; from < different.length; from += keysInOneCall) {
    const query = { [name]: different.slice(from, from + keysInOneCall) };
    const { entries = [] } = await benchling.request('GET /entries:bulk-get', { query, ...call });
    for (const entry of entries as Entry[]) found.set(name === 'entryIds' ? entry.id : entry.displayId, entry);
  }
  return wanted.flatMap((key) => found.get(key) ?? []);
}
