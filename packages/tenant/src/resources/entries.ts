import { invalidRequest } from '../api-error.ts';
import { createEntry, type NewEntry } from '../entries/create-entry.ts';
import { setDays, setReview, type ReviewState } from '../entries/edit-in-ui.ts';
import { entry, type EntryDay } from '../entries/entry-family.ts';
import { updateEntry, type EntryChanges } from '../entries/update-entry.ts';
import { archiveOperation, unarchiveOperation } from '../engine/archive-operations.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import { commaList } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { bulkGetOperation, getOperation, itemReply, listOperation } from '../engine/read-operations.ts';
import { itemOfPath } from '../engine/rights.ts';
import type { Feature } from '../feature.ts';
import type { Call } from '../request.ts';
import { refused } from './refused.ts';

/** Entries, and what people do to them in Benchling's UI. */
export interface Entries extends Feature {
  /** @throws {TenantApiError} 400, 403 */
  create(actor: Actor, entry: NewEntry): ItemRow;
  setReview(actor: Actor, entryId: string, review: ReviewState): ItemRow;
  setDays(actor: Actor, entryId: string, days: readonly EntryDay[]): ItemRow;
}

/** Notebook entries: all their operations. */
export function entries(engine: Engine): Entries {
  const bulkGet = bulkGetOperation(engine, entry, 'entryIds');
  const idsOfDisplayIds = (call: Call): string => {
    const wanted = commaList(String(call.query['displayIds']));
    const ids = wanted.map((value) => engine.items.withFacet({ name: 'displayId', value })[0]?.id);
    const invalidIds = wanted.filter((_, index) => ids[index] === undefined);
    if (invalidIds.length > 0) throw invalidRequest(`Invalid displayIds: ${invalidIds.join(', ')}.`, { invalidIds });
    return ids.join(',');
  };
  return {
    name: 'entries',
    create: (actor, made) => engine.context.db.transaction(() => createEntry(engine, actor, made)),
    setReview: (actor, entryId, review) => setReview(engine, actor, entryId, review),
    setDays: (actor, entryId, days) => setDays(engine, actor, entryId, days),
    operations: {
      listEntries: {
        support: 'faithful',
        handle: listOperation(engine, entry),
      },
      getEntry: { support: 'faithful', handle: getOperation(engine, entry, 'entry_id', 'entry') },
      bulkGetEntries: {
        support: 'faithful',
        handle: (call) => {
          const { entryIds, displayIds } = call.query;
          if ((entryIds === undefined) === (displayIds === undefined)) {
            throw invalidRequest('bulkGetEntries takes entryIds or displayIds, one of the two.');
          }
          return bulkGet(
            entryIds === undefined ? { ...call, query: { ...call.query, entryIds: idsOfDisplayIds(call) } } : call,
          );
        },
      },
      createEntry: {
        support: 'partial',
        differs: 'initialTables are refused, as there are no blobs yet. The form of display ids is inferred.',
        handle: (call) => itemReply(engine, entry, createEntry(engine, call, call.body as NewEntry), 201),
      },
      updateEntry: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, 'entry', call.path['entry_id'] ?? '');
          const changed = updateEntry(engine, call, row, call.body as EntryChanges);
          return itemReply(engine, entry, changed, 200, call.query['returning']);
        },
      },
      archiveEntries: { support: 'faithful', handle: archiveOperation(engine, entry) },
      unarchiveEntries: { support: 'faithful', handle: unarchiveOperation(engine, entry) },
      getExternalFileMetadata: refused('it has no external files yet.'),
    },
  };
}
