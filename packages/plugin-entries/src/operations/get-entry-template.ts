import type { Benchling } from '@ligase/core';
import type { EntryCall } from '../contract.ts';
import type { EntryTemplate } from '../entry.ts';

/** Fetches a template by its id. */
export async function getEntryTemplate(
  benchling: Benchling,
  entryTemplateId: string,
  call: EntryCall,
): Promise<EntryTemplate> {
  const path = { entry_template_id: entryTemplateId };
  return (await benchling.request('GET /entry-templates/{entry_template_id}', { path, ...call })) as EntryTemplate;
}
