import { UnknownOutcomeError, type Benchling } from '@ligase/core';
import type { EntryCall, EntryDraft, PutEntry, PutEntryOptions } from '../contract.ts';
import type { Entry } from '../entry.ts';
import { createEntry, type EntryDefaults } from './create-entry.ts';
import { invalid } from './invalid.ts';
import { listEntries } from './list-entries.ts';

/** The entry with this mark: the one that is there, or else a new one. */
export async function putEntry(
  benchling: Benchling,
  defaults: EntryDefaults,
  draft: EntryDraft,
  { mark, markField = 'Reference' }: PutEntryOptions,
  call: EntryCall,
): Promise<PutEntry> {
  if (mark.trim() === '') throw invalid(`"${draft.name}" needs a mark that tells it from entries of the same name`);
  const folderId = draft.folderId ?? defaults.folderId;
  const look = (): Promise<Entry | undefined> =>
    findMarked(benchling, { name: draft.name, folderId, mark, markField }, call);
  const there = await look();
  if (there !== undefined) return { entry: there, did: 'unchanged' };
  const marked = { ...draft, customFields: { ...draft.customFields, [markField]: mark } };
  try {
    return { entry: await createEntry(benchling, defaults, marked, call), did: 'created' };
  } catch (error) {
    const made = error instanceof UnknownOutcomeError ? await look() : undefined;
    if (made === undefined) throw error;
    return { entry: made, did: 'created' };
  }
}

interface Marked {
  readonly name: string;
  readonly folderId: string | undefined;
  readonly mark: string;
  readonly markField: string;
}

/** Names are not unique and a folder is no filter of Benchling's, so the mark decides; of several the first that was made. */
async function findMarked(
  benchling: Benchling,
  { name, folderId, mark, markField }: Marked,
  call: EntryCall,
): Promise<Entry | undefined> {
  // What somebody archived meanwhile was made, too.
  const filter = { name, archiveReason: 'ANY_ARCHIVED_OR_NOT_ARCHIVED', sort: 'createdAt:asc', pageSize: 100 } as const;
  for await (const entry of listEntries(benchling, filter, call))
    if (entry.folderId === folderId && entry.customFields?.[markField]?.value === mark) return entry;
  return undefined;
}
