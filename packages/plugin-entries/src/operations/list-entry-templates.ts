import type { Benchling, Listing } from '@ligase/core';
import type { EntryCall, TemplateFilter } from '../contract.ts';
import type { EntryTemplate } from '../entry.ts';
import { emptyListing } from './empty-listing.ts';
import { modifiedAt } from './modified-at.ts';

/** Lists templates as they are read. */
export function listEntryTemplates(
  benchling: Benchling,
  filter: TemplateFilter,
  call: EntryCall,
): Listing<EntryTemplate> {
  const { modifiedAfter, modifiedBefore, ...rest } = filter;
  if (rest.ids?.length === 0) return emptyListing();
  return benchling.list('GET /entry-templates', {
    query: { ...rest, modifiedAt: modifiedAt(modifiedAfter, modifiedBefore) },
    ...call,
  }) as Listing<EntryTemplate>;
}
