import { invalidRequest } from '../api-error.ts';
import type { Database, SqlValue } from '../store/database.ts';
import type { Condition, Filter } from './filter.ts';
import { foundElsewhere } from './found-elsewhere.ts';
import { fold } from './item-store.ts';
import { allOf } from './paging.ts';
import { parseBounds, parseTime } from './time-range.ts';

const ANY_OF_MAX = 100;

type NameParameter = 'name' | 'nameIncludes' | 'names.anyOf' | 'names.anyOf.caseSensitive';
type ItemParameter =
  | 'createdAt'
  | 'modifiedAt'
  | 'archiveReason'
  | 'folderId'
  | 'projectId'
  | 'schemaId'
  | 'creatorIds'
  | 'authorIds.anyOf';

/** The parts of a comma list. */
export function commaList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function anyOf(value: string, parameter: string): string {
  const list = commaList(value);
  if (list.length > ANY_OF_MAX) {
    throw invalidRequest(`${parameter} takes ${ANY_OF_MAX} values at most, not ${list.length}.`);
  }
  return JSON.stringify(list);
}

const column =
  (name: string): Filter =>
  (value) => ({ sql: `${name} = ?`, values: [value] });

const columnAnyOf =
  (name: string): Filter =>
  (value) => ({ sql: `${name} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(commaList(value))] });

const timeColumn =
  (name: string): Filter =>
  (value, parameter) => {
    const bounds = parseBounds(value, parseTime, `${parameter} takes a range such as "> 2022-03-01 AND < 2022-04-01"`);
    return {
      sql: bounds.map(({ operator }) => `${name} ${operator} ?`).join(' AND '),
      values: bounds.map((bound) => bound.value),
    };
  };

/** Items that have a facet with one of the values. */
export function facetAnyOf(name: string): Filter {
  return (value, parameter, { db }) =>
    withFacet(db, name, 'IN (SELECT value FROM json_each(?))', [anyOf(value, parameter)]);
}

/** Items that have a facet with one of the ids. What the caller may not read leads to nothing. */
export function linkedAnyOf(...names: readonly string[]): Filter {
  return (value, _parameter, { readable }) => {
    const linked = allOf([
      { sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(commaList(value))] },
      ...readable,
    ]);
    return {
      sql: `pk IN (SELECT pk FROM item_facets WHERE name IN (SELECT value FROM json_each(?))
        AND value IN (SELECT id FROM items WHERE ${linked.sql}))`,
      values: [JSON.stringify(names), ...linked.values],
    };
  };
}

/** Items that have a facet whose value compares as asked, such as `>= ?`. */
export function withFacet(db: Database, name: string, comparison: string, values: readonly SqlValue[]): Condition {
  const where = `name = ? AND value ${comparison}`;
  const named = [name, ...values];
  return foundElsewhere(db, {
    select: { sql: `SELECT pk FROM item_facets WHERE ${where}`, values: named },
    test: { sql: `EXISTS (SELECT 1 FROM item_facets AS facet WHERE ${where} AND facet.pk = items.pk)`, values: named },
  });
}

/** Items that have a facet with each of the values. */
export function facetAllOf(name: string): Filter {
  return (value) => {
    const wanted = commaList(value);
    return {
      sql: ['TRUE', ...wanted.map(() => 'pk IN (SELECT pk FROM item_facets WHERE name = ? AND value = ?)')].join(
        ' AND ',
      ),
      values: wanted.flatMap((one) => [name, one]),
    };
  };
}

function archiveReason(value: string): Condition {
  switch (value) {
    case 'NOT_ARCHIVED':
      return { sql: 'archive_reason IS NULL', values: [] };
    case 'ANY_ARCHIVED':
      return { sql: 'archive_reason IS NOT NULL', values: [] };
    case 'ANY_ARCHIVED_OR_NOT_ARCHIVED':
      return { sql: 'TRUE', values: [] };
    default:
      return { sql: 'archive_reason = ?', values: [value] };
  }
}

/** Items that mention one of the given items: in the notes of an entry, or in a field. */
export function mentions(value: string, parameter: string): Condition {
  return {
    sql: "pk IN (SELECT pk FROM item_facets WHERE name IN ('mention', 'link') AND value IN (SELECT value FROM json_each(?)))",
    values: [anyOf(value, parameter)],
  };
}

/** Items that the notes of one of the given entries mention. Entries that the caller may not read mention nothing. */
export const mentionedIn: Filter = (value, parameter, { readable }) => {
  const entries = allOf([
    { sql: "type = 'entry'", values: [] },
    { sql: 'id IN (SELECT value FROM json_each(?))', values: [anyOf(value, parameter)] },
    ...readable,
  ]);
  return {
    sql: `id IN (SELECT value FROM item_facets WHERE name = 'mention' AND pk IN (SELECT pk FROM items WHERE ${entries.sql}))`,
    values: entries.values,
  };
};

/** Filters over what every item has. `ids` is told apart: each of them must be there. */
export const itemFilters: Readonly<Record<ItemParameter, Filter>> = {
  createdAt: timeColumn('created_at'),
  modifiedAt: timeColumn('modified_at'),
  archiveReason,
  folderId: column('folder_id'),
  projectId: column('project_id'),
  schemaId: column('schema_id'),
  creatorIds: columnAnyOf('creator_id'),
  'authorIds.anyOf': facetAnyOf('author'),
};

/** Filters by the name alone, for rows of any table; the folded column leads to the few that can match. */
export const nameFilters: Readonly<Record<NameParameter, Filter>> = {
  name: (value) => ({ sql: 'name_folded = ? AND name = ?', values: [fold(value), value] }),
  nameIncludes: (value) => ({ sql: 'instr(name_folded, ?) > 0', values: [fold(value)] }),
  'names.anyOf': (value, parameter) => ({
    sql: 'name_folded IN (SELECT value FROM json_each(?))',
    values: [fold(anyOf(value, parameter))],
  }),
  'names.anyOf.caseSensitive': (value, parameter) => {
    const names = anyOf(value, parameter);
    return {
      sql: 'name_folded IN (SELECT value FROM json_each(?)) AND name IN (SELECT value FROM json_each(?))',
      values: [fold(names), names],
    };
  },
};

/** The fewest letters that the index of names can look for. */
const GRAM = 3;

/** Items with a text in their name, or in another name that they go by. */
export const nameIncludes: Filter = (value, _parameter, { db }) => {
  const text = fold(value);
  const others = 'SELECT group_concat(folded, char(10)) FROM item_names AS other WHERE other.pk = items.pk';
  const test = {
    sql: `instr(name_folded || char(10) || coalesce((${others}), ''), ?) > 0`,
    values: [text],
  };
  if (Array.from(text).length < GRAM) return test;
  const phrase = `"${text.replaceAll('"', '""')}"`;
  const select = 'SELECT rowid AS pk FROM item_name_grams WHERE item_name_grams MATCH ?';
  return foundElsewhere(db, { select: { sql: select, values: [phrase] }, test });
};

const named = (condition: string): string => `pk IN (SELECT pk FROM item_names WHERE ${condition})`;

/** Filters by name, alias or registry id, and by what else only entities have. */
export const entityFilters: Readonly<
  Record<NameParameter | 'registryId' | 'entityRegistryIds.anyOf' | 'mentions' | 'mentionedIn', Filter>
> = {
  mentions,
  mentionedIn,
  name: (value) => ({ sql: named('folded = ? AND text = ?'), values: [fold(value), value] }),
  nameIncludes,
  'names.anyOf': (value, parameter) => ({
    sql: named('folded IN (SELECT value FROM json_each(?))'),
    values: [fold(anyOf(value, parameter))],
  }),
  'names.anyOf.caseSensitive': (value, parameter) => {
    const names = anyOf(value, parameter);
    return {
      sql: named('folded IN (SELECT value FROM json_each(?)) AND text IN (SELECT value FROM json_each(?))'),
      values: [fold(names), names],
    };
  },
  registryId: (value) =>
    value === 'null' ? { sql: 'registry_id IS NULL', values: [] } : { sql: 'registry_id = ?', values: [value] },
  'entityRegistryIds.anyOf': (value, parameter) => ({
    sql: 'entity_registry_id IN (SELECT value FROM json_each(?))',
    values: [anyOf(value, parameter)],
  }),
};
