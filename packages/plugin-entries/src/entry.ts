import type { Schemas } from '@ligase/benchling-api/v2';

type Sent<T, K extends keyof T> = T & { readonly [P in K]-?: Exclude<T[P], undefined> };

/**
 * A notebook entry as Benchling gives it, with the members that it always sends declared as there. A `returning` that narrows
 * the answer narrows what is really there, too.
 */
export type Entry = Sent<
  Schemas['Entry'],
  'id' | 'displayId' | 'name' | 'folderId' | 'createdAt' | 'modifiedAt' | 'fields' | 'days' | 'webURL'
>;

/** A template that entries are cloned from. */
export type EntryTemplate = Sent<Schemas['EntryTemplate'], 'id' | 'name' | 'createdAt' | 'modifiedAt' | 'days'>;

/** One part of an entry's text: a line, a list item, a table. `type` tells them apart. */
export type EntryNote = Schemas['EntryNotePart'];

/** A mention of something in an entry's text; `webURL` is there when the app may read it. */
export type EntryLink = Schemas['EntryLink'];

/** Why an entry is archived. A tenant may have reasons of its own. */
export type EntryArchiveReason = Schemas['EntriesArchive']['reason'];
