import type { Benchling, Listing } from '@ligase/core';
import type { EntryCall, EntryFilter } from '../contract.ts';
import type { Entry } from '../entry.ts';
import { emptyListing } from './empty-listing.ts';
import { modifiedAt } from './modified-at.ts';

/** Lists entries as they are read. */
export function listEntries(benchling: Benchling, filter: EntryFilter, call: EntryCall): Listing<Entry> {
  const { modifiedAfter, modifiedBefore } = filter;
  const lists = {
    'names.anyOf': filter.names,
    'names.anyOf.caseSensitive': filter.namesCaseSensitive,
    ids: filter.ids,
    displayIds: filter.displayIds,
    mentions: filter.mentions,
    mentionedIn: filter.mentionedIn,
    'authorIds.anyOf': filter.authorIds,
    creatorIds: filter.creatorIds,
    'assignedReviewerIds.anyOf': filter.assignedReviewerIds,
  };
  // Benchling takes an empty parameter for one that is not there, and would list everything.
  if (Object.values(lists).some((list) => list?.length === 0)) return emptyListing();
  return benchling.list('GET /entries', {
    query: {
      ...lists,
      name: filter.name,
      projectId: filter.projectId,
      schemaId: filter.schemaId,
      reviewStatus: filter.reviewStatus,
      archiveReason: filter.archiveReason,
      sort: filter.sort,
      pageSize: filter.pageSize,
      modifiedAt: modifiedAt(modifiedAfter, modifiedBefore),
    },
    ...call,
  }) as Listing<Entry>;
}
