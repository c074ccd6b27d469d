import type { Benchling } from '@ligase/core';
import { toFields } from '../content/field-values.ts';
import type { EntryCall, TemplateChanges } from '../contract.ts';
import type { EntryTemplate } from '../entry.ts';

/** Changes a template's name, collection, schema or fields. */
export async function updateEntryTemplate(
  benchling: Benchling,
  entryTemplateId: string,
  changes: TemplateChanges,
  call: EntryCall,
): Promise<EntryTemplate> {
  const { fields, ...plain } = changes;
  const updated = await benchling.request('PATCH /entry-templates/{entry_template_id}', {
    path: { entry_template_id: entryTemplateId },
    body: { ...plain, ...(fields !== undefined && { fields: toFields(fields) }) },
    ...call,
  });
  return updated as EntryTemplate;
}
