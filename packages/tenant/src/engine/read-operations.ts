import { invalidRequest, notFound } from '../api-error.ts';
import type { Principal } from '../identity/principal.ts';
import { type Call, type Handler, RawJson } from '../request.ts';
import type { Engine } from './engine.ts';
import { typesOf, type Family } from './family.ts';
import type { Condition } from './filter.ts';
import { commaList } from './filters.ts';
import type { ItemRow } from './item-row.ts';
import { listItems, readable, requireIds, type ListRequest } from './list-items.ts';
import { createLookup } from './lookup.ts';
import { narrowed, presentItem } from './present.ts';
import { mayRead } from './rights.ts';

/** How a list is answered. */
export interface ListOptions {
  /** Whether the answer carries `Result-Count`. Default no. */
  readonly counted?: boolean;
  /** Conditions besides those of the query, from the call. @throws {TenantApiError} 400 */
  readonly conditions?: (call: Call) => readonly Condition[];
}

/** How many items are read at once. */
export interface BulkGetOptions {
  /** The most ids of one call. Default: as many as the address holds. */
  readonly max?: number;
}

/** Answers a list: filtered, sorted, paged, narrowed, and only with what the caller may read. */
export function listOperation(engine: Engine, family: Family, options: ListOptions = {}): Handler {
  const { counted = false, conditions } = options;
  return (call) => {
    const { principal, query } = call;
    return answerList(engine, family, { principal, query, counted, conditions: conditions?.(call) ?? [] });
  };
}

/** The answer of a list, for operations that are lists under another name. */
export function answerList(engine: Engine, family: Family, request: ListRequest): ReturnType<Handler> {
  const { rows, nextToken, count } = listItems(engine, family, request);
  const tail = `,"nextToken":${JSON.stringify(nextToken)}}`;
  return {
    body: narrowed(joined(engine, family, rows, request.principal) + tail, request.query['returning']),
    ...(count === undefined ? {} : { headers: { 'result-count': String(count) } }),
  };
}

/** Answers a read by id; `wrap` is the member that holds the item, when it does not stand alone: `returning` names what is in it. */
export function getOperation(engine: Engine, family: Family, parameter: string, wrap?: string): Handler {
  engine.families.add(family);
  return ({ principal, path, query }) => {
    const id = path[parameter] ?? '';
    const row = engine.items.get(id);
    if (!row || !typesOf(family).includes(row.type) || !mayRead(engine, principal, row)) throw notFound(id);
    const item = narrowed(presentItem(family, row, createLookup(engine, principal)), query['returning']);
    return { body: wrap === undefined ? item : new RawJson(`{"${wrap}":${item.text}}`) };
  };
}

/** Answers a read of many, in the order asked; each of the ids must be there. */
export function bulkGetOperation(
  engine: Engine,
  family: Family,
  parameter: string,
  { max = Infinity }: BulkGetOptions = {},
): Handler {
  return ({ principal, query }) => {
    const ids = commaList((query[parameter] ?? '') as string);
    if (ids.length > max) throw invalidRequest(`${parameter} takes ${max} ids at most, not ${ids.length}.`);
    requireIds(engine, family, ids, readable(engine, principal));
    const rows = ids.flatMap((id) => engine.items.get(id) ?? []);
    return { body: narrowed(`${joined(engine, family, rows, principal)}}`, query['returning']) };
  };
}

/** Who asks for items, and to what `returning` narrows them. */
export type Asker = Pick<Call, 'principal' | 'query'>;

/** The answer of an operation that gives one item. */
export function itemReply(
  engine: Engine,
  family: Family,
  row: ItemRow,
  status: number,
  { principal, query }: Asker,
): ReturnType<Handler> {
  const lookup = createLookup(engine, principal);
  const location = { location: lookup.apiUrl(family.path, row.id) };
  return {
    status,
    body: narrowed(presentItem(family, row, lookup), query['returning']),
    ...(status === 201 ? { headers: location } : {}),
  };
}

/** The text of items under the key of their family, still open at its end. */
function joined(engine: Engine, family: Family, rows: readonly ItemRow[], principal: Principal): string {
  const lookup = createLookup(engine, principal);
  return `{"${family.listKey}":[${rows.map((row) => presentItem(family, row, lookup)).join(',')}]`;
}

/** The body of a task that gave items, narrowed to what `returning` names. */
export function itemsResponse(
  engine: Engine,
  family: Family,
  rows: readonly ItemRow[],
  { principal, query }: Asker,
): Record<string, unknown> {
  const { text } = narrowed(`${joined(engine, family, rows, principal)}}`, query['returning']);
  return JSON.parse(text) as Record<string, unknown>;
}

/** A list without pages, from rows that are all to be shown. */
export function wholeList(engine: Engine, family: Family, rows: readonly ItemRow[], { principal }: Asker): RawJson {
  return new RawJson(`${joined(engine, family, rows, principal)}}`);
}
