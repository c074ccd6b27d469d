import type { Benchling } from '@ligase/core';
import { toCustomFields, toFields } from '../content/field-values.ts';
import type { EntryCall, EntryDraft } from '../contract.ts';
import type { Entry } from '../entry.ts';
import { invalid } from './invalid.ts';
import { uploadTable } from './upload-table.ts';

/** What an entry gets when its draft does not say. */
export interface EntryDefaults {
  readonly folderId?: string;
  readonly entryTemplateId?: string;
}

/** Makes an entry, after uploading the content of its tables. */
export async function createEntry(
  benchling: Benchling,
  defaults: EntryDefaults,
  draft: EntryDraft,
  call: EntryCall,
): Promise<Entry> {
  const { name, schemaId, fields, customFields, authorIds, initialTables = [] } = draft;
  const folderId = draft.folderId ?? defaults.folderId;
  const entryTemplateId = draft.entryTemplateId === undefined ? defaults.entryTemplateId : draft.entryTemplateId;
  if (name.trim() === '') throw invalid('An entry needs a name');
  if (folderId === undefined)
    throw invalid(`"${name}" needs a folder; give folderId, or a default: entriesPlugin({ folderId: "lib_..." })`);
  if (initialTables.length > 0 && typeof entryTemplateId !== 'string')
    throw invalid(`"${name}" has initial tables but no template that they belong to; give entryTemplateId`);

  const tables = await Promise.all(initialTables.map((table) => uploadTable(benchling, table, call)));
  const created = await benchling.request('POST /entries', {
    body: {
      name,
      folderId,
      ...(typeof entryTemplateId === 'string' && { entryTemplateId }),
      ...(tables.length > 0 && { initialTables: tables }),
      ...(schemaId !== undefined && { schemaId }),
      ...(fields !== undefined && { fields: toFields(fields) }),
      ...(customFields !== undefined && { customFields: toCustomFields(customFields) }),
      ...(authorIds !== undefined && { authorIds: [...authorIds] }),
    },
    ...call,
  });
  return created as Entry;
}
