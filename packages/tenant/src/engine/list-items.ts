import { invalidRequest } from '../api-error.ts';
import type { Principal } from '../identity/principal.ts';
import type { Engine } from './engine.ts';
import { ofFamily, type Family } from './family.ts';
import { fieldConditions } from './fields/field-conditions.ts';
import type { Asking, Condition } from './filter.ts';
import { commaList, itemFilters } from './filters.ts';
import type { Matching } from './counts.ts';
import { isSelective, walk, wayToPage } from './walk-in-order.ts';
import { EVERYONE, ITEM_COLUMNS, type ItemRow } from './item-row.ts';
import { afterToken, allOf, cutPage, orderBy, pageSize, sortOrder, type SortedRow, type SortOrder } from './paging.ts';

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
/** What someone sees of a kind may be this many items, for looking them up by scope to be as good as any other way. */
const FEW = 2000;
/** Above this many projects a scan in sort order beats one seek for each of them. */
const SEEK_MAX = 100;

/** What is read for one page. */
export interface PageQuery extends Condition {
  readonly order: SortOrder;
  readonly size: number;
  /** What every row of the list matches, on any page. */
  readonly matching: Matching;
}

/** Reads one page of what the principal may read, in a stable order. @throws {TenantApiError} 400 */
export function listItems(engine: Engine, family: Family, request: ListRequest): Page {
  const { sql, values, order, size, matching } = pageQuery(engine, family, request);
  const rows = engine.context.db.prepare<ItemRow & SortedRow>(sql).all(...values);
  const page = cutPage(rows, order, size);
  return request.counted ? { ...page, count: engine.counts.of(matching) } : page;
}

/** The query of one page. @throws {TenantApiError} 400 */
export function pageQuery(engine: Engine, family: Family, { principal, query, ...request }: ListRequest): PageQuery {
  const scope = readable(engine, principal);
  const asking = { db: engine.context.db, readable: scope };
  const others = [
    ...filterConditions(asking, family, query),
    ...fieldConditions(engine, family, query),
    ...idConditions(engine, family, query['ids'], scope),
    ...(request.conditions ?? []),
  ];
  const named = [ofFamily(family), ...groupConditions(asking, family, query)];
  const groups = allOf([...named, ...scope]);
  const order = sortOrder(query, family.defaultSort);
  const size = pageSize(query);
  const way = wayToPage(engine, { family, groups, others, order, size });
  const { from = way === 'walk' ? `items ${walk(order)}` : 'items' } = family;
  const seek = !others.some(isSelective) || engine.counts.ofGroups(groups) <= FEW;
  const shown = seek ? groups : allOf([...named, ...readable(engine, principal, seek)]);
  const where = allOf([shown, ...others, ...afterToken(order, query)]);
  return {
    sql: `SELECT ${ITEM_COLUMNS}, ${order.column} FROM ${from} WHERE ${where.sql} ${orderBy(order, way === 'seek')} LIMIT ?`,
    values: [...where.values, size + 1],
    order,
    size,
    matching: { groups: shown, others },
  };
}

/**
 * What a principal may read, as a condition; nothing for a tenant admin.
 * Without `seek`, SQLite keeps from looking items up by it, since something else leads to fewer.
 */
export function readable({ context }: Pick<Engine, 'context'>, principal: Principal, seek = true): Condition[] {
  const scope = context.access.scope(principal, 'read');
  if (scope === 'all') return [];
  const ids = [EVERYONE, principal.id, ...scope];
  if (!seek || ids.length > SEEK_MAX) {
    // The plus is what keeps SQLite from it.
    return [{ sql: '+scope_id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] }];
  }
  return [{ sql: `scope_id IN (${ids.map(() => '?').join(', ')})`, values: ids }];
}

function groupConditions(asking: Asking, family: Family, query: ListRequest['query']): Condition[] {
  const asked = family.idsKey === undefined ? query : { archiveReason: 'NOT_ARCHIVED', ...query };
  return Object.entries(asked)
    .filter(([parameter]) => isGrouping(family, parameter))
    .map(([parameter, value]) => condition(asking, family, parameter, value));
}

function filterConditions(asking: Asking, family: Family, query: ListRequest['query']): Condition[] {
  return Object.entries(query)
    .filter(([parameter]) => !SHAPING.has(parameter) && !isGrouping(family, parameter))
    .map(([parameter, value]) => condition(asking, family, parameter, value));
}

/** Whether a parameter names whole groups of items, of which the store knows how many there are. */
function isGrouping({ filters }: Family, parameter: string): boolean {
  return parameter === 'archiveReason' || (parameter === 'schemaId' && filters[parameter] === itemFilters.schemaId);
}

function condition(asking: Asking, family: Family, parameter: string, value: unknown): Condition {
  const filter = parameter === 'archiveReason' ? itemFilters.archiveReason : family.filters[parameter];
  if (filter) return filter(String(value), parameter, asking);
  throw invalidRequest(
    `The local tenant does not serve the filter ${parameter} here. Leave it out, or filter yourself.`,
  );
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
    ofFamily(family),
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
