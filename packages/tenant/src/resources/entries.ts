import { invalidRequest } from '../api-error.ts';
import { createEntry, type NewEntry } from '../entries/create-entry.ts';
import { setDays, setReview, type ReviewState } from '../entries/edit-in-ui.ts';
import { entry, type EntryDay } from '../entries/entry-family.ts';
import { entryTableMigrations } from '../entries/entry-table.ts';
import {
  attachFile,
  externalFileMigrations,
  externalFileOperation,
  type AttachedFile,
} from '../entries/external-file.ts';
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
import type { Storage } from '../storage/storage.ts';
import { visibleCalled } from './files/display-id.ts';

/** Entries, and what people do to them in Benchling's UI. */
export interface Entries extends Feature {
  /** @throws {TenantApiError} 400, 403 */
  create(actor: Actor, entry: NewEntry): ItemRow;
  setReview(actor: Actor, entryId: string, review: ReviewState): ItemRow;
  setDays(actor: Actor, entryId: string, days: readonly EntryDay[]): ItemRow;
  /** Puts a file at the end of an entry and gives its id. @throws {TenantApiError} 400 */
  attachFile(actor: Actor, entryId: string, file: AttachedFile): string;
}

/** Notebook entries: all their operations. */
export function entries(engine: Engine, storage: Storage): Entries {
  const bulkGet = bulkGetOperation(engine, entry, 'entryIds');
  const idsOfDisplayIds = (call: Call): string => {
    const wanted = commaList(String(call.query['displayIds']));
    const ids = wanted.map((value) => visibleCalled(engine, call.principal, 'entry', value)?.id);
    const invalidIds = wanted.filter((_, index) => ids[index] === undefined);
    if (invalidIds.length > 0) throw invalidRequest(`Invalid displayIds: ${invalidIds.join(', ')}.`, { invalidIds });
    return ids.join(',');
  };
  return {
    name: 'entries',
    migrations: [...entryTableMigrations, ...externalFileMigrations],
    create: (actor, made) => engine.context.db.transaction(() => createEntry(engine, storage, actor, made)),
    setReview: (actor, entryId, review) => setReview(engine, actor, entryId, review),
    setDays: (actor, entryId, days) => setDays(engine, actor, entryId, days),
    attachFile: (actor, entryId, file) => attachFile(engine, storage, actor, entryId, file),
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
        support: 'faithful',
        handle: (call) =>
          itemReply(engine, entry, createEntry(engine, storage, call, call.body as NewEntry), 201, call),
      },
      updateEntry: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, 'entry', call.path['entry_id'] ?? '');
          const changed = updateEntry(engine, call, row, call.body as EntryChanges);
          return itemReply(engine, entry, changed, 200, call);
        },
      },
      archiveEntries: { support: 'faithful', handle: archiveOperation(engine, entry) },
      unarchiveEntries: { support: 'faithful', handle: unarchiveOperation(engine, entry) },
      getExternalFileMetadata: externalFileOperation(engine, storage),
    },
  };
}
