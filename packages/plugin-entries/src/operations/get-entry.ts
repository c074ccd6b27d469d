import type { Benchling } from '@ligase/core';
import type { EntryCall } from '../contract.ts';
import type { Entry } from '../entry.ts';

/** Fetches an entry by its id. */
export async function getEntry(benchling: Benchling, entryId: string, call: EntryCall): Promise<Entry> {
  // Of all reads by id, this one alone wraps its object.
  const { entry } = await benchling.request('GET /entries/{entry_id}', { path: { entry_id: entryId }, ...call });
  return entry as Entry;
}
