import type { Benchling } from '@ligase/core';
import type { EntryCall } from '../contract.ts';
import type { EntryArchiveReason } from '../entry.ts';

/** Archives entries, and gives the ids of those that were. */
export async function archiveEntries(
  benchling: Benchling,
  entryIds: readonly string[],
  reason: EntryArchiveReason,
  call: EntryCall,
): Promise<readonly string[]> {
  if (entryIds.length === 0) return [];
  const body = { entryIds: [...entryIds], reason };
  return (await benchling.request('POST /entries:archive', { body, ...call })).entryIds ?? [];
}
