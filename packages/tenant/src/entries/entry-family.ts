import type { Family } from '../engine/family.ts';
import type { FieldValues } from '../engine/fields/field-definition.ts';
import { facetAnyOf, itemFilters, mentionedIn, mentions, nameFilters, nameIncludes } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { Facet } from '../engine/item-store.ts';
import type { Lookup } from '../engine/lookup.ts';
import type { Party } from '../identity/identity.ts';

/** One day of an entry, with its notes as the API shows them. */
export interface EntryDay {
  readonly date: string;
  readonly title: string | null;
  readonly notes: readonly object[];
}

/** How the review of an entry stands. */
export interface ReviewRecord {
  readonly status: string;
  readonly comment: string;
  readonly reviewChanges: readonly object[];
  readonly reviewProcesses: null;
}

/** The stored body of an entry. */
export interface EntryBody {
  readonly displayId: string;
  readonly days: readonly EntryDay[];
  readonly fields: FieldValues;
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly assignedReviewers: readonly Party[];
  readonly entryTemplateId: string | null;
  readonly reviewRecord: ReviewRecord | null;
}

/** The schema of an entry as entries and templates name it. */
export function schemaSummary(row: ItemRow, lookup: Lookup): object | null {
  const schema = row.schema_id === null ? undefined : lookup.item(row.schema_id);
  return schema ? { id: schema.id, name: schema.name, modifiedAt: lookup.time(schema.modified_at) } : null;
}

/** Notebook entries. */
export const entry: Family = {
  type: 'entry',
  label: 'Entry',
  prefix: 'etr_',
  path: '/entries',
  listKey: 'entries',
  idsKey: 'entryIds',
  head: (row, lookup) => ({
    id: row.id,
    name: row.name,
    apiURL: lookup.apiUrl('/entries', row.id),
    webURL: lookup.webUrl(row.id),
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
    creator: lookup.party(row.creator_id),
    authors: lookup.parties(row.author_ids),
    folderId: row.folder_id,
    schema: schemaSummary(row, lookup),
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  }),
  filters: {
    ...itemFilters,
    ...nameFilters,
    nameIncludes,
    mentions,
    mentionedIn,
    displayIds: facetAnyOf('displayId'),
    reviewStatus: facetAnyOf('reviewStatus'),
    'assignedReviewerIds.anyOf': facetAnyOf('reviewer'),
  },
  defaultSort: 'modifiedAt:desc',
};

/** Finds the entry that a structured table is in. */
export function tableFacet(apiId: string): Facet {
  return { name: 'table', value: apiId };
}

/** What lists find an entry by, besides its authors and fields. */
export function entryFacets({ displayId, assignedReviewers, reviewRecord, days }: EntryBody): Facet[] {
  const notes = days.flatMap((day) => day.notes as readonly { readonly apiId?: string }[]);
  return [
    { name: 'displayId', value: displayId },
    ...assignedReviewers.map(({ id }) => ({ name: 'reviewer', value: id })),
    ...(reviewRecord ? [{ name: 'reviewStatus', value: reviewRecord.status }] : []),
    ...mentionedIds(days).map((value) => ({ name: 'mention', value })),
    ...notes.flatMap(({ apiId }) => (apiId === undefined ? [] : tableFacet(apiId))),
  ];
}

/** What the notes of an entry link to, in their text and in the cells of their tables. */
function mentionedIds(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(mentionedIds);
  return Object.entries(value).flatMap(([member, inside]) => {
    const links = member === 'links' ? (inside as { readonly id?: string }[]) : member === 'link' ? [inside] : [];
    const ids = links.flatMap((link) => (link as { readonly id?: string } | null)?.id ?? []);
    return [...ids, ...mentionedIds(inside)];
  });
}
