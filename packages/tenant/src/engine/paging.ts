import type { Condition } from './filter.ts';
import { decodePageToken, encodePageToken } from './page-token.ts';

/** What rows are sorted by; the id breaks ties. */
export interface SortOrder {
  readonly column: 'created_at' | 'modified_at' | 'name_folded' | 'barcode_folded';
  readonly descending: boolean;
}

/** A row that can end a page. */
export interface SortedRow extends Readonly<Partial<Record<SortOrder['column'], string | number>>> {
  readonly id: string;
}

const COLUMNS: Readonly<Record<string, SortOrder['column']>> = {
  createdAt: 'created_at',
  modifiedAt: 'modified_at',
  name: 'name_folded',
  barcode: 'barcode_folded',
};
const DEFAULT_SIZE = 50;

/** Reads the `sort` of a query. A bare modifiedAt is documented as the newest first, a bare name as alphabetical. */
export function sortOrder(query: Readonly<Record<string, unknown>>, fallback: string): SortOrder {
  const [key = '', direction] = (typeof query['sort'] === 'string' ? query['sort'] : fallback).split(':');
  const column = COLUMNS[key] ?? 'modified_at';
  return { column, descending: direction === undefined ? isTime(column) : direction === 'desc' };
}

/** The rows behind the page that a query's token ends. @throws {TenantApiError} 400 for a token of another order. */
export function afterToken({ column, descending }: SortOrder, query: Readonly<Record<string, unknown>>): Condition[] {
  const token = query['nextToken'];
  if (typeof token !== 'string' || token === '') return [];
  const end = decodePageToken(token, isTime(column));
  return [{ sql: `(${column}, id) ${descending ? '<' : '>'} (?, ?)`, values: [end.value, end.id] }];
}

/** The ORDER BY of a page. With `sorted`, SQLite sorts what matches and does not look for an index that has this order. */
export function orderBy({ column, descending }: SortOrder, sorted = false): string {
  const direction = descending ? 'DESC' : 'ASC';
  const plus = sorted ? '+' : '';
  return `ORDER BY ${plus}${column} ${direction}, ${plus}id ${direction}`;
}

/** How many rows a page has at most. Read one more, so that {@link cutPage} can tell whether it is the last. */
export function pageSize(query: Readonly<Record<string, unknown>>): number {
  return typeof query['pageSize'] === 'number' ? query['pageSize'] : DEFAULT_SIZE;
}

/** The rows of a page, and the token of the next: `''` when there is none. */
export function cutPage<Row extends SortedRow>(
  rows: readonly Row[],
  { column }: SortOrder,
  size: number,
): { readonly rows: readonly Row[]; readonly nextToken: string } {
  const page = rows.slice(0, size);
  const last = rows.length > size ? page.at(-1) : undefined;
  return { rows: page, nextToken: last ? encodePageToken({ value: last[column] ?? '', id: last.id }) : '' };
}

function isTime(column: SortOrder['column']): boolean {
  return column === 'created_at' || column === 'modified_at';
}

/** All of the conditions in one. */
export function allOf(conditions: readonly Condition[]): Condition {
  const first = joined(conditions);
  if (conditions.every(({ whole }) => whole === undefined)) return first;
  return { ...first, whole: joined(conditions.map(({ whole, ...form }) => whole ?? form)) };
}

function joined(conditions: readonly Condition[]): Omit<Condition, 'whole'> {
  return {
    sql: ['TRUE', ...conditions.map(({ sql }) => `(${sql})`)].join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}
