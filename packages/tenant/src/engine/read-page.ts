import type { Database } from '../store/database.ts';
import { invalidRequest } from '../api-error.ts';
import type { Asking, Condition, Filter } from './filter.ts';
import { afterToken, allOf, cutPage, orderBy, pageSize, sortOrder, type SortedRow } from './paging.ts';

/** Rows that are listed page by page; they have `id`, `name_folded`, `created_at` and `modified_at`. */
export interface RowList {
  /** A SELECT of the rows; filters know them as `listed`. */
  readonly select: string;
  /** By parameter. */
  readonly filters: Readonly<Record<string, Filter>>;
  /** Such as `modifiedAt:desc`. */
  readonly defaultSort: string;
}

const shaping = new Set(['pageSize', 'nextToken', 'sort', 'returning']);

/** Reads the ids of one page of rows in a stable order. @throws {TenantApiError} 400 for a filter or a token that does not fit. */
export function readPage(
  db: Database,
  { select, filters, defaultSort }: RowList,
  query: Readonly<Record<string, unknown>>,
  conditions: readonly Condition[],
  readable: readonly Condition[] = [],
): { readonly ids: readonly string[]; readonly nextToken: string; readonly count: number } {
  const asked = Object.entries(query).filter(([parameter]) => !shaping.has(parameter));
  const matching = [
    ...conditions,
    ...asked.map(([parameter, value]) => condition({ db, readable }, filters, parameter, value)),
  ];
  const order = sortOrder(query, defaultSort);
  const size = pageSize(query);
  const all = allOf(matching);
  const page = allOf([...matching, ...afterToken(order, query)]);
  const rows = db
    .prepare<SortedRow>(`SELECT * FROM (${select}) AS listed WHERE ${page.sql} ${orderBy(order)} LIMIT ?`)
    .all(...page.values, size + 1);
  const counted = db.prepare<{ n: number }>(`SELECT count(*) AS n FROM (${select}) AS listed WHERE ${all.sql}`);
  const cut = cutPage(rows, order, size);
  return {
    ids: cut.rows.map(({ id }) => id),
    nextToken: cut.nextToken,
    count: counted.get(...all.values)?.n ?? 0,
  };
}

function condition(asking: Asking, filters: RowList['filters'], parameter: string, value: unknown): Condition {
  const filter = filters[parameter];
  if (filter === undefined)
    throw invalidRequest(
      `The local tenant does not serve the filter ${parameter} here. Leave it out, or filter yourself.`,
    );
  return filter(String(value), parameter, asking);
}
