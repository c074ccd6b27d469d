import { invalidRequest } from '../api-error.ts';
import type { Condition, Filter } from './filter.ts';
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
  return (value, parameter) => ({
    sql: 'pk IN (SELECT pk FROM item_facets WHERE name = ? AND value IN (SELECT value FROM json_each(?)))',
    values: [name, anyOf(value, parameter)],
  });
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

/** Filters by the name alone; the folded column leads to the few rows that can match. */
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

const named = (condition: string): string => `pk IN (SELECT pk FROM item_names WHERE ${condition})`;

/** Filters by name, alias or registry id, and by what else only entities have. */
export const entityFilters: Readonly<Record<NameParameter | 'registryId' | 'entityRegistryIds.anyOf', Filter>> = {
  name: (value) => ({ sql: named('folded = ? AND text = ?'), values: [fold(value), value] }),
  nameIncludes: (value) => ({ sql: named('instr(folded, ?) > 0'), values: [fold(value)] }),
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

// A link is a member of a note's list of links, or the one of a cell.
const IS_LINK = "link.type = 'object' AND (link.path LIKE '%.links' OR link.key = 'link')";

/** Entries whose notes link to any of these items. */
export function mentions(value: string): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM json_tree(body, '$.days') AS link WHERE ${IS_LINK}
      AND json_extract(link.value, '$.id') IN (SELECT value FROM json_each(?)))`,
    values: [JSON.stringify(commaList(value))],
  };
}

/** Items that the notes of these entries link to, as far as the entries can be read. */
export const mentionedIn: Filter = (value, _parameter, readable = []) => {
  const entries = allOf([
    { sql: "type = 'entry' AND id IN (SELECT value FROM json_each(?))", values: [JSON.stringify(commaList(value))] },
    ...readable,
  ]);
  return {
    sql: `id IN (
      SELECT json_extract(link.value, '$.id')
      FROM (SELECT body FROM items WHERE ${entries.sql}) AS mentioning, json_tree(mentioning.body, '$.days') AS link
      WHERE ${IS_LINK})`,
    values: entries.values,
  };
};
