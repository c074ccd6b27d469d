import { benchling, definePlugin, type Plugin } from '@ligase/core';
import { entries, type Entries } from './contract.ts';
import { archiveEntries } from './operations/archive-entries.ts';
import { bulkGetEntries } from './operations/bulk-get-entries.ts';
import { createEntry } from './operations/create-entry.ts';
import { findTemplates } from './operations/find-templates.ts';
import { getEntry } from './operations/get-entry.ts';
import { getEntryTemplate } from './operations/get-entry-template.ts';
import { listEntries } from './operations/list-entries.ts';
import { listEntryTemplates } from './operations/list-entry-templates.ts';
import { putEntry } from './operations/put-entry.ts';
import { unarchiveEntries } from './operations/unarchive-entries.ts';
import { updateEntry } from './operations/update-entry.ts';
import { updateEntryTemplate } from './operations/update-entry-template.ts';
import { reviewsWaiting } from './review/reviews-waiting.ts';
import { reviewState } from './review/review-state.ts';

/** What entries get when nobody says. */
export interface EntriesOptions {
  /** Where new entries go. Default: each draft must say. */
  readonly folderId?: string;
  /** The template that new entries are cloned from. Default: none. */
  readonly entryTemplateId?: string;
}

/** Gives an app notebook entries: their content, their templates, and where their review stands. */
export function entriesPlugin(
  options: EntriesOptions = {},
): Plugin<'entries', { readonly benchling: typeof benchling }, Entries, 'entries'> {
  return definePlugin({
    name: 'entries',
    requires: { benchling },
    provides: entries,
    setup: ({ deps: { benchling } }): Entries => ({
      list: (filter = {}, call = {}) => listEntries(benchling, filter, call),
      get: (entryId, call = {}) => getEntry(benchling, entryId, call),
      create: (draft, call = {}) => createEntry(benchling, options, draft, call),
      put: (draft, how, call = {}) => putEntry(benchling, options, draft, how, call),
      update: (entryId, changes, call = {}) => updateEntry(benchling, entryId, changes, call),
      archive: (entryIds, reason, call = {}) => archiveEntries(benchling, entryIds, reason, call),
      unarchive: (entryIds, call = {}) => unarchiveEntries(benchling, entryIds, call),
      bulkGet: (keys, call = {}) => bulkGetEntries(benchling, keys, call),
      review: async (entryId, call = {}) => reviewState(await getEntry(benchling, entryId, call)),
      reviewsWaiting: ({ userId } = {}, call = {}) => reviewsWaiting(benchling, userId, call),
      templates: {
        list: (filter = {}, call = {}) => listEntryTemplates(benchling, filter, call),
        find: (text, how = {}, call = {}) => findTemplates(benchling, text, how, call),
        get: (id, call = {}) => getEntryTemplate(benchling, id, call),
        update: (id, changes, call = {}) => updateEntryTemplate(benchling, id, changes, call),
      },
    }),
  });
}
