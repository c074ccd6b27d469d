import type { Benchling } from '@ligase/core';
import type { EntryCall, FoundTemplates, FindTemplatesOptions } from '../contract.ts';

/**
 * Templates whose names begin with a text, then those that contain it, each in alphabetical order. Benchling filters templates by
 * whole names alone, so their names are read, up to a limit.
 */
export async function findTemplates(
  benchling: Benchling,
  text: string,
  { limit = 100, maxRead = 1000, templateCollectionId }: FindTemplatesOptions,
  call: EntryCall,
): Promise<FoundTemplates> {
  const query = {
    pageSize: Math.min(100, maxRead),
    returning: 'entryTemplates.id,entryTemplates.name',
    templateCollectionId,
  };
  const read: { readonly id: string; readonly name: string }[] = [];
  let isAll = true;
  const listing = benchling.list('GET /entry-templates', { query, prefetch: false, ...call });
  for await (const { items, nextToken } of listing.pages()) {
    read.push(...items.map(({ id = '', name = id }) => ({ id, name })));
    isAll = nextToken === '';
    if (read.length >= maxRead) break;
  }
  const sought = text.trim().toLowerCase();
  const matching = read
    .map((template) => ({ template, at: template.name.toLowerCase().indexOf(sought) }))
    .filter(({ at }) => at >= 0)
    .toSorted(
      (one, other) => Math.sign(one.at) - Math.sign(other.at) || one.template.name.localeCompare(other.template.name),
    )
    .map(({ template }) => template);
  return { templates: matching.slice(0, limit), isComplete: isAll && matching.length <= limit };
}
