import type { Family } from '../engine/family.ts';
import type { FieldValues } from '../engine/fields/field-definition.ts';
import { facetAnyOf, itemFilters, nameFilters } from '../engine/filters.ts';
import { schemaSummary } from './entry-family.ts';

/** One day of a template; entries made from it count from the day they are made. */
export interface TemplateDay {
  /** From 1; 0 is a section without a day. */
  readonly day: number;
  readonly title: string | null;
  readonly notes: readonly object[];
}

/** The stored body of an entry template. */
export interface TemplateBody {
  readonly days: readonly TemplateDay[];
  readonly fields: FieldValues;
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly templateCollectionId: string;
}

/** Templates that entries are made from. */
export const entryTemplate: Family = {
  type: 'entry_template',
  label: 'Entry Template',
  prefix: 'tmpl_',
  path: '/entry-templates',
  listKey: 'entryTemplates',
  head: (row, lookup) => ({
    id: row.id,
    name: row.name,
    apiURL: lookup.apiUrl('/entry-templates', row.id),
    webURL: lookup.webUrl(row.id),
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
    creator: lookup.party(row.creator_id),
    schema: schemaSummary(row, lookup),
  }),
  filters: {
    modifiedAt: itemFilters.modifiedAt,
    schemaId: itemFilters.schemaId,
    name: nameFilters.name,
    templateCollectionId: facetAnyOf('templateCollection'),
  },
  defaultSort: 'modifiedAt:desc',
};
