import { invalidRequest } from '../api-error.ts';
import type { Principal } from '../identity/principal.ts';
import type { Engine } from './engine.ts';
import type { Family } from './family.ts';
import { fieldConditions } from './fields/field-conditions.ts';
import type { Condition } from './filter.ts';
import { commaList, itemFilters } from './filters.ts';
import { EVERYONE, ITEM_COLUMNS, type ItemRow } from './item-row.ts';
import { afterToken, allOf, cutPage, orderBy, pageSize, sortOrder, type SortOrder } from './paging.ts';

/** One page of a list. */
export interface Page {
  readonly rows: readonly ItemRow[];
  /** `''` on the last page. */
  readonly nextToken: string;
  /** How many match in all; only when it was asked for. */
  readonly count?: number;
}

/** What is asked of a list. */
export interface ListRequest {
  readonly principal: Principal;
  readonly query: Readonly<Record<string, unknown>>;
  /** Conditions besides those of the query. */
  readonly conditions?: readonly Condition[];
  readonly counted: boolean;
}

// Parameters that shape the page or the answer and filter nothing.
const SHAPING = new Set(['pageSize', 'nextToken', 'sort', 'returning', 'ids', 'schemaFields']);
/** Above this many projects a scan in sort order beats one seek for each of them. */
const SEEK_MAX = 100;

/** What is read for one page. */
export interface PageQuery extends Condition {
  readonly order: SortOrder;
  readonly size: number;
  /** What every row of the list matches, on any page. */
  readonly matching: Condition;
}

/** Reads one page of what the principal may read, in a stable order. @throws {TenantApiError} 400 */
export function listItems(engine: Engine, family: Family, request: ListRequest): Page {
  const { sql, values, order, size, matching } = pageQuery(engine, family, request);
  const rows = engine.context.db.prepare<ItemRow & { name_folded: string }>(sql).all(...values);
  return { ...cutPage(rows, order, size), ...(request.counted ? { count: engine.counts.of(matching) } : {}) };
}

/** The query of one page. @throws {TenantApiError} 400 */
export function pageQuery(engine: Engine, family: Family, { principal, query, ...request }: ListRequest): PageQuery {
  const scope = readable(engine, principal);
  const conditions = [
    { sql: 'type = ?', values: [family.type] },
    ...filterConditions(family, query),
    ...fieldConditions(engine, family, query),
    ...idConditions(engine, family, query['ids'], scope),
    ...(request.conditions ?? []),
    ...scope,
  ];
  const order = sortOrder(query, family.defaultSort);
  const size = pageSize(query);
  const where = allOf([...conditions, ...afterToken(order, query)]);
  return {
    sql: `SELECT ${ITEM_COLUMNS}, name_folded FROM items WHERE ${where.sql} ${orderBy(order)} LIMIT ?`,
    values: [...where.values, size + 1],
    order,
    size,
    matching: allOf(conditions),
  };
}

/** What a principal may read, as a condition; nothing for a tenant admin. */
export function readable(engine: Engine, principal: Principal): Condition[] {
  const scope = engine.context.access.scope(principal, 'read');
  if (scope === 'all') return [];
  const ids = [EVERYONE, ...scope];
  if (ids.length > SEEK_MAX) {
    // The plus keeps SQLite from seeking by scope.
    return [{ sql: '+scope_id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }];
  }
  return [{ sql: `scope_id IN (${ids.map(() => '?').join(', ')})`, values: ids }];
}

function filterConditions(family: Family, query: ListRequest['query']): Condition[] {
  const conditions: Condition[] = [];
  if (family.idsKey !== undefined && query['archiveReason'] === undefined) {
    conditions.push(itemFilters.archiveReason('NOT_ARCHIVED', 'archiveReason'));
  }
  for (const [parameter, value] of Object.entries(query)) {
    if (SHAPING.has(parameter)) continue;
    const filter = family.filters[parameter];
    if (!filter) {
      throw invalidRequest(
        `The local tenant does not serve the filter ${parameter} here. Leave it out, or filter yourself.`,
      );
    }
    conditions.push(filter(String(value), parameter));
  }
  return conditions;
}

function idConditions(engine: Engine, family: Family, ids: unknown, scope: readonly Condition[]): Condition[] {
  if (typeof ids !== 'string') return [];
  const wanted = commaList(ids);
  requireIds(engine, family, wanted, scope);
  return [{ sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(wanted)] }];
}

/** @throws {TenantApiError} 400 naming every id that is none of the family, or not to be read. */
export function requireIds(engine: Engine, family: Family, ids: readonly string[], scope: readonly Condition[]): void {
  const where = allOf([
    { sql: 'type = ?', values: [family.type] },
    { sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] },
    ...scope,
  ]);
  const found = new Set(
    engine.context.db
      .prepare<{ id: string }>(`SELECT id FROM items WHERE ${where.sql}`)
      .all(...where.values)
      .map((row) => row.id),
  );
  const invalidIds = ids.filter((id) => !found.has(id));
  if (invalidIds.length > 0) {
    throw invalidRequest(`Invalid ids, or no permission to view them: ${invalidIds.join(', ')}.`, { invalidIds });
  }
}
