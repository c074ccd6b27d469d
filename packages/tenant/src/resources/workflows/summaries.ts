import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Lookup } from '../../engine/lookup.ts';

/** A task or an output as others name it. */
export interface Summary {
  readonly id: string;
  readonly displayId: string;
}

/** The tasks or outputs with a facet that who is answered may view, in the order they were made. */
export function summariesOf(
  { context }: Engine,
  type: 'workflow_task' | 'workflow_output',
  facet: string,
  value: string,
  lookup: Lookup,
): Summary[] {
  return context.db
    .prepare<{ id: string; name: string }>(
      `SELECT id, name FROM items WHERE type = ? AND pk IN (SELECT pk FROM item_facets WHERE name = ? AND value = ?)
       ORDER BY pk`,
    )
    .all(type, facet, value)
    .filter(({ id }) => lookup.seen(id) !== undefined)
    .map(({ id, name }) => ({ id, displayId: name }));
}

/** The tasks or outputs with these ids that who is answered may view. */
export function summariesById(lookup: Lookup, ids: readonly string[]): Summary[] {
  return ids.flatMap((id) => {
    const row = lookup.seen(id);
    return row ? [{ id, displayId: row.name }] : [];
  });
}

/** A task group as its tasks and outputs name it. */
export function groupSummary(row: ItemRow): Summary & { readonly name: string } {
  const { displayId } = JSON.parse(row.body) as { displayId: string };
  return { id: row.id, name: row.name, displayId };
}

/** The schema of an item, by id and name. */
export function schemaSummary(row: ItemRow, lookup: Lookup): { readonly id: string; readonly name: string } {
  const id = row.schema_id ?? '';
  return { id, name: lookup.item(id)?.name ?? id };
}

/** Where something was made, as far as it is known. */
export interface CreationOrigin {
  readonly application: string | null;
  readonly originId: string | null;
  readonly originModalUuid: string | null;
  readonly originType: string | null;
}

/** The origin of what was made through the API. */
export const madeByApi: CreationOrigin = { application: null, originId: null, originModalUuid: null, originType: null };
