import type { Database, SqlValue } from '../store/database.ts';
import { invalidRequest } from '../api-error.ts';
import type { Condition, Filter } from './filter.ts';
import { decodePageToken, encodePageToken } from './page-token.ts';

/** Rows that are listed page by page; they have `id`, `name_folded`, `created_at` and `modified_at`. */
export interface RowList {
  /** A SELECT of the rows; filters know them as `listed`. */
  readonly select: string;
  /** By parameter. */
  readonly filters: Readonly<Record<string, Filter>>;
  /** Such as `modifiedAt:desc`. */
  readonly defaultSort: string;
}

interface SortedRow {
  readonly id: string;
  readonly name_folded: string;
  readonly created_at: number;
  readonly modified_at: number;
}

const shaping = new Set(['pageSize', 'nextToken', 'sort', 'returning']);
const columns = { createdAt: 'created_at', modifiedAt: 'modified_at', name: 'name_folded' } as const;

/** Reads one page of rows in a stable order. @throws {TenantApiError} 400 for a filter or a token that does not fit. */
export function readPage<Row>(
  db: Database,
  { select, filters, defaultSort }: RowList,
  query: Readonly<Record<string, unknown>>,
  conditions: readonly Condition[],
): { readonly rows: readonly Row[]; readonly nextToken: string; readonly count: number } {
  const asked = Object.entries(query).filter(([parameter]) => !shaping.has(parameter));
  const matching = [...conditions, ...asked.map(([parameter, value]) => condition(filters, parameter, value))];
  const { column, descending } = sortOrder(typeof query['sort'] === 'string' ? query['sort'] : defaultSort);
  const size = typeof query['pageSize'] === 'number' ? query['pageSize'] : 50;
  const direction = descending ? 'DESC' : 'ASC';
  const all = join(matching);
  const page = join([...matching, ...afterToken(query['nextToken'], column, descending)]);
  const rows = db
    .prepare<Row & SortedRow>(
      `SELECT * FROM (${select}) AS listed WHERE ${page.sql} ORDER BY ${column} ${direction}, id ${direction} LIMIT ?`,
    )
    .all(...page.values, size + 1);
  const kept = rows.slice(0, size);
  const last = rows.length > size ? kept.at(-1) : undefined;
  return {
    rows: kept,
    nextToken: last ? encodePageToken({ value: last[column], id: last.id }) : '',
    count:
      db.prepare<{ n: number }>(`SELECT count(*) AS n FROM (${select}) AS listed WHERE ${all.sql}`).get(...all.values)
        ?.n ?? 0,
  };
}

function condition(filters: RowList['filters'], parameter: string, value: unknown): Condition {
  const filter = filters[parameter];
  if (filter === undefined)
    throw invalidRequest(
      `The local tenant does not serve the filter ${parameter} here. Leave it out, or filter yourself.`,
    );
  return filter(String(value), parameter);
}

function sortOrder(sort: string): { column: 'created_at' | 'modified_at' | 'name_folded'; descending: boolean } {
  const [key = '', direction] = sort.split(':');
  const column = columns[key as keyof typeof columns] ?? 'modified_at';
  // A bare modifiedAt is documented as the newest first, a bare name as alphabetical.
  return { column, descending: direction === undefined ? column !== 'name_folded' : direction === 'desc' };
}

function afterToken(token: unknown, column: string, descending: boolean): Condition[] {
  if (typeof token !== 'string' || token === '') return [];
  const end = decodePageToken(token, column !== 'name_folded');
  return [{ sql: `(${column}, id) ${descending ? '<' : '>'} (?, ?)`, values: [end.value, end.id] }];
}

function join(conditions: readonly Condition[]): Condition {
  return {
    sql: ['TRUE', ...conditions.map(({ sql }) => `(${sql})`)].join(' AND '),
    values: conditions.flatMap(({ values }) => values as SqlValue[]),
  };
}
