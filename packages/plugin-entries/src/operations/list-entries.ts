import type { Benchling, Listing } from '@ligase/core';
import type { EntryCall, EntryFilter } from '../contract.ts';
import type { Entry } from '../entry.ts';
import { commaList } from './comma-list.ts';
import { emptyListing } from './empty-listing.ts';
import { modifiedAt } from './modified-at.ts';

/** Lists entries as they are read. */
export function listEntries(benchling: Benchling, filter: EntryFilter, call: EntryCall): Listing<Entry> {
  const { names, namesCaseSensitive, ids, displayIds, mentions, mentionedIn } = filter;
  const { authorIds, creatorIds, assignedReviewerIds, modifiedAfter, modifiedBefore, ...plain } = filter;
  const lists = {
    'names.anyOf': commaList(names, 'names'),
    'names.anyOf.caseSensitive': commaList(namesCaseSensitive, 'names'),
    ids: commaList(ids, 'ids'),
    displayIds: commaList(displayIds, 'display ids'),
    mentions: commaList(mentions, 'ids'),
    mentionedIn: commaList(mentionedIn, 'ids'),
    'authorIds.anyOf': commaList(authorIds, 'ids'),
    creatorIds: commaList(creatorIds, 'ids'),
    'assignedReviewerIds.anyOf': commaList(assignedReviewerIds, 'ids'),
  };
  // Benchling takes an empty parameter for one that is not there, and would list everything.
  if (Object.values(lists).includes('')) return emptyListing();
  return benchling.list('GET /entries', {
    query: {
      ...lists,
      name: plain.name,
      projectId: plain.projectId,
      schemaId: plain.schemaId,
      reviewStatus: plain.reviewStatus,
      archiveReason: plain.archiveReason,
      sort: plain.sort,
      pageSize: plain.pageSize,
      modifiedAt: modifiedAt(modifiedAfter, modifiedBefore),
    },
    ...call,
  }) as Listing<Entry>;
}
