import type { Benchling } from '@ligase/core';
import type { EntryCall } from '../contract.ts';

/** Brings archived entries back, and gives the ids of those that were. */
export async function unarchiveEntries(
  benchling: Benchling,
  entryIds: readonly string[],
  call: EntryCall,
): Promise<readonly string[]> {
  if (entryIds.length === 0) return [];
  const body = { entryIds: [...entryIds] };
  return (await benchling.request('POST /entries:unarchive', { body, ...call })).entryIds ?? [];
}
