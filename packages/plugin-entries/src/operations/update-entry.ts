import type { Benchling } from '@ligase/core';
import { toFields } from '../content/field-values.ts';
import type { EntryCall, EntryChanges } from '../contract.ts';
import type { Entry } from '../entry.ts';

/** Changes an entry's name, folder, schema, fields or authors. */
export async function updateEntry(
  benchling: Benchling,
  entryId: string,
  changes: EntryChanges,
  call: EntryCall,
): Promise<Entry> {
  const { fields, authorIds, ...plain } = changes;
  const updated = await benchling.request('PATCH /entries/{entry_id}', {
    path: { entry_id: entryId },
    body: {
      ...plain,
      ...(fields !== undefined && { fields: toFields(fields) }),
      // A list when an entry is made, one text when it is changed.
      ...(authorIds !== undefined && { authorIds: authorIds.join(',') }),
    },
    ...call,
  });
  return updated as Entry;
}
