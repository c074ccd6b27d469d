import { invalidRequest } from '../api-error.ts';
import type { Condition } from '../engine/filter.ts';
import { readPage, type RowList } from '../engine/read-page.ts';
import type { Call, Reply } from '../request.ts';
import type { Database } from '../store/database.ts';
import { shape } from './shape.ts';

const SIZE_MAX = 100;

/** What a list shows. */
export interface PageOf {
  readonly list: RowList;
  /** Conditions besides those of the query, such as what the caller may see. */
  readonly conditions?: readonly Condition[];
  readonly view: (id: string) => object | undefined;
}

/** Answers a list: filtered, sorted, paged and shaped. @throws {TenantApiError} 400 */
export function listPage(db: Database, { query }: Call, { list, conditions = [], view }: PageOf): Reply {
  demandPageSize(query);
  const { ids, nextToken } = readPage(db, list, query, conditions);
  return { body: { items: ids.flatMap((id) => view(id) ?? []).map((item) => shape(query, item)), nextToken } };
}

/** @throws {TenantApiError} 400 for pages of more than 100; that API v2's limit holds here is inferred. */
export function demandPageSize(query: Call['query']): void {
  const size = query['pageSize'];
  if (typeof size === 'number' && (size < 0 || size > SIZE_MAX))
    throw invalidRequest(`Invalid pageSize: ${size}. It takes a whole number from 0 to ${SIZE_MAX}.`);
}

/** What an archived thing needs to be asked for to be listed. */
export function unlessAskedFor({ query }: Call): Condition[] {
  const asked = query['archived.anyOf'] !== undefined || query['archiveReason.anyOf'] !== undefined;
  return asked ? [] : [{ sql: 'archive_reason IS NULL', values: [] }];
}
