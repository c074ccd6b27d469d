import { token, type Listing, type Token } from '@ligase/core';
import type { TableRow } from './content/csv-text.ts';
import type { FieldValues } from './content/field-values.ts';
import type { Entry, EntryArchiveReason, EntryTemplate } from './entry.ts';
import type { ReviewState } from './review/review-state.ts';

export type { CellValue, TableRow } from './content/csv-text.ts';
export type { FieldValue, FieldValues } from './content/field-values.ts';
export type { Entry, EntryArchiveReason, EntryLink, EntryNote, EntryTemplate } from './entry.ts';
export type { ReviewChange, Reviewer, ReviewFacts, ReviewStage, ReviewState } from './review/review-state.ts';

/** What every operation may be given. */
export interface EntryCall {
  readonly signal?: AbortSignal;
}

/** Which entries to list. What is left out does not narrow; an empty list matches nothing. */
export interface EntryFilter {
  /** Exactly this name. */
  readonly name?: string;
  /** Any of these names, up to 100, in upper or lower case; slow on large tenants. */
  readonly names?: readonly string[];
  /** Any of these names, up to 100, written exactly so. */
  readonly namesCaseSensitive?: readonly string[];
  readonly projectId?: string;
  readonly schemaId?: string;
  /** Benchling answers `API_INVALID` when one of them is not there, or not for this app to see. */
  readonly ids?: readonly string[];
  readonly displayIds?: readonly string[];
  /** Those that mention any of these things. */
  readonly mentions?: readonly string[];
  /** Those that are mentioned in any of these entries. */
  readonly mentionedIn?: readonly string[];
  /** Users or apps. */
  readonly authorIds?: readonly string[];
  readonly creatorIds?: readonly string[];
  readonly assignedReviewerIds?: readonly string[];
  readonly reviewStatus?: 'IN_PROGRESS' | 'NEEDS_REVIEW' | 'ACCEPTED' | 'REJECTED' | 'RETRACTED';
  /** Default: `NOT_ARCHIVED`. */
  readonly archiveReason?: 'NOT_ARCHIVED' | 'ANY_ARCHIVED' | 'ANY_ARCHIVED_OR_NOT_ARCHIVED' | (string & {});
  readonly modifiedAfter?: Date;
  readonly modifiedBefore?: Date;
  /** Default: `modifiedAt:desc`. Entries that change while a list is read by `modifiedAt` may be missed or come twice. */
  readonly sort?: `${'createdAt' | 'modifiedAt' | 'name'}${'' | ':asc' | ':desc'}`;
  /** How many come with one request, up to 100. Default: 50. */
  readonly pageSize?: number;
}

/** Which templates to list. */
export interface TemplateFilter {
  readonly name?: string;
  readonly templateCollectionId?: string;
  readonly schemaId?: string;
  readonly ids?: readonly string[];
  readonly modifiedAfter?: Date;
  readonly modifiedBefore?: Date;
  readonly pageSize?: number;
}

/** The first content of a template's table. */
export interface InitialTable {
  /** The table's API identifier in the template. */
  readonly templateTableId: string;
  /** Rows by column id, or CSV text whose first line has the column ids. */
  readonly content: readonly TableRow[] | string;
}

/** A new entry. */
export interface EntryDraft {
  readonly name: string;
  /** Default: that of the plugin. */
  readonly folderId?: string;
  /** The template to clone. Default: that of the plugin; `null` for none. */
  readonly entryTemplateId?: string | null;
  /** Content for tables of the template. Their CSV is uploaded before the entry is made. */
  readonly initialTables?: readonly InitialTable[];
  readonly schemaId?: string;
  /** Fields of the schema by name. */
  readonly fields?: FieldValues;
  /** Free-form fields by name. */
  readonly customFields?: Readonly<Record<string, string>>;
  /** Default: the app. */
  readonly authorIds?: readonly string[];
}

/** How an entry is found again. */
export interface PutEntryOptions {
  /** What tells it from all entries of its name, such as the id of the run that makes it. Kept in the entry. */
  readonly mark: string;
  /** The custom field that holds the mark. Default: `Reference`. */
  readonly markField?: string;
}

/** An entry that is there now. */
export interface PutEntry {
  readonly entry: Entry;
  /** `unchanged`: it was there already, and was left as it is. */
  readonly did: 'created' | 'unchanged';
}

/** How many templates are read and given. */
export interface FindTemplatesOptions {
  /** Default: 100. */
  readonly limit?: number;
  /** How many templates are read to find them, 100 with a request. Default: 1,000. */
  readonly maxRead?: number;
  readonly templateCollectionId?: string;
}

/** Templates by name. */
export interface FoundTemplates {
  readonly templates: readonly Pick<EntryTemplate, 'id' | 'name'>[];
  /** Whether these are all that match. */
  readonly isComplete: boolean;
}

/** An entry that waits for somebody's review. */
export interface WaitingReview {
  readonly entry: Entry;
  readonly review: Extract<ReviewState, { readonly state: 'waiting' }>;
}

/** What is to be different; what is left out stays. The text of an entry cannot be written through Benchling's API. */
export interface EntryChanges {
  readonly name?: string;
  /** Moves the entry. */
  readonly folderId?: string;
  readonly schemaId?: string;
  readonly fields?: FieldValues;
  readonly authorIds?: readonly string[];
}

/** What is to be different in a template. */
export interface TemplateChanges {
  readonly name?: string;
  readonly schemaId?: string;
  readonly templateCollectionId?: string;
  readonly fields?: FieldValues;
}

/** Which entries to fetch together. */
export type EntryKeys = { readonly entryIds: readonly string[] } | { readonly displayIds: readonly string[] };

/** The templates that entries are cloned from. */
export interface EntryTemplates {
  list(filter?: TemplateFilter, call?: EntryCall): Listing<EntryTemplate>;
  /** Those whose names begin with a text, then those that contain it, in upper or lower case; all for an empty text. */
  find(text: string, options?: FindTemplatesOptions, call?: EntryCall): Promise<FoundTemplates>;
  get(entryTemplateId: string, call?: EntryCall): Promise<EntryTemplate>;
  update(entryTemplateId: string, changes: TemplateChanges, call?: EntryCall): Promise<EntryTemplate>;
}

/** Notebook entries. */
export interface Entries {
  /** Fetched as they are read: items in a `for await`, or pages with `.pages()`. */
  list(filter?: EntryFilter, call?: EntryCall): Listing<Entry>;
  /** @throws {NotFoundError} when it does not exist or the app may not see it: Benchling does not tell the two apart. */
  get(entryId: string, call?: EntryCall): Promise<Entry>;
  /**
   * Makes an entry. Names are not unique in a notebook, so a draft is never sent a second time by itself.
   *
   * @throws {InputError} when the draft lacks a folder, or has tables but no template; nothing was sent.
   * @throws {UnknownOutcomeError} when no answer came: look for the name in the folder before you try again.
   */
  create(draft: EntryDraft, call?: EntryCall): Promise<Entry>;
  /**
   * Makes an entry unless one with its name and mark stands in its folder, archived or not. Can be repeated after a crash or a lost
   * reply, by one caller at a time; not after the entry was renamed or moved.
   */
  put(draft: EntryDraft, options: PutEntryOptions, call?: EntryCall): Promise<PutEntry>;
  update(entryId: string, changes: EntryChanges, call?: EntryCall): Promise<Entry>;
  /** Gives the ids of all that were archived. */
  archive(entryIds: readonly string[], reason: EntryArchiveReason, call?: EntryCall): Promise<readonly string[]>;
  unarchive(entryIds: readonly string[], call?: EntryCall): Promise<readonly string[]>;
  /** Entries in the order of their keys, however many. A key that is not there is refused by Benchling, which names it. */
  bulkGet(keys: EntryKeys, call?: EntryCall): Promise<readonly Entry[]>;
  /** Where the review of an entry stands. */
  review(entryId: string, call?: EntryCall): Promise<ReviewState>;
  /** The entries whose review waits, as they are read; with a `userId` those for this user: their stage is open, and they have not answered. */
  reviewsWaiting(filter?: { readonly userId?: string }, call?: EntryCall): AsyncIterable<WaitingReview>;
  readonly templates: EntryTemplates;
}

/** Names the service for notebook entries. */
export const entries: Token<Entries, 'entries'> = token<Entries>()('entries');
