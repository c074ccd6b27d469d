import { invalidRequest } from '../api-error.ts';
import type { Condition, Filter } from '../engine/filter.ts';
import { commaList, nameFilters } from '../engine/filters.ts';
import { parseTime } from '../engine/time-range.ts';

const OPERATORS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** Rows whose column is one of a comma list; each of its values is first read by `read`. */
export const anyOf =
  (column: string, read: (value: string) => string = (value) => value) =>
  (value: string): Condition => ({
    sql: `${column} IN (SELECT value FROM json_each(?))`,
    values: [JSON.stringify(commaList(value).map(read))],
  });

/** The four filters over a time, such as `createdAt.gte`; the column holds milliseconds. */
export function timeFilters(name: string, column: string): Readonly<Record<string, Filter>> {
  return Object.fromEntries(
    Object.entries(OPERATORS).map(([suffix, operator]): [string, Filter] => [
      `${name}.${suffix}`,
      (value, parameter) => {
        const time = parseTime(value);
        if (time === undefined)
          throw invalidRequest(`Invalid ${parameter}: ${value}. It takes a time such as 2022-03-01T08:00:00Z.`);
        return { sql: `${column} ${operator} ?`, values: [time] };
      },
    ]),
  );
}

/** What every list can be filtered by. */
export const rowFilters: Readonly<Record<string, Filter>> = {
  'id.anyOf': anyOf('listed.id'),
  ...timeFilters('createdAt', 'created_at'),
  ...timeFilters('modifiedAt', 'modified_at'),
};

/** What lists of things with names can be filtered by besides. */
export const namedFilters: Readonly<Record<string, Filter>> = {
  ...rowFilters,
  'name.anyOf': nameFilters['names.anyOf'],
  'name.anyOf.caseSensitive': nameFilters['names.anyOf.caseSensitive'],
};

/** What lists of things that can be archived can be filtered by besides; the column is `archive_reason`. */
export const archiveFilters: Readonly<Record<string, Filter>> = {
  'archived.anyOf': (value) => ({
    sql: '(archive_reason IS NOT NULL) IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify(commaList(value).map((one) => (one === 'true' ? 1 : 0)))],
  }),
  'archiveReason.anyOf': anyOf('archive_reason'),
};
