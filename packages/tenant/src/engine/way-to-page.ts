import type { Engine } from './engine.ts';
import { ofFamily, typesOf, type Family } from './family.ts';
import type { Condition } from './filter.ts';
import { orderBy, type SortOrder } from './paging.ts';

/** How a page is found. */
export type Way = 'walk' | 'seek' | 'few' | 'any';

/** What a page is cut from. */
export interface Walked {
  readonly family: Pick<Family, 'type' | 'types'>;
  /** Conditions on type, scope, schema and archive reason. */
  readonly groups: Condition;
  /** Those that lead to few rows by an index of their own, or are common. */
  readonly others: readonly Condition[];
  readonly order: SortOrder;
  /** Rows of the page. */
  readonly size: number;
}

// Measured on a million items, in steps along an index that holds all that is asked for.
const COST = { sortedStep: 0.1, step: 1, row: 8 };

/**
 * How a page is found soonest. To `walk` the index of its sort order until it is full meets about `size · all / matching`
 * items; to `seek` looks up all that match by scope or schema and sorts them. SQLite would have to guess how many match,
 * and its guess is out by far for someone who sees little of a large tenant. What a `few` items are known to match is
 * looked up first. Everything else is left to SQLite.
 */
export function wayToPage({ counts }: Engine, { family, groups, others, order, size }: Walked): Way {
  if (others.some(({ few }) => few)) return 'few';
  if (INDEXES[order.column] === undefined || others.some(isSelective) || typesOf(family).length > 1) return 'any';
  const matching = counts.ofGroups(groups);
  const met = ((size + 1) * counts.ofGroups(ofFamily(family))) / Math.max(matching, 1);
  // The indexes by scope and by schema are sorted by the time of the last change.
  const sorted = order.column === 'modified_at' ? COST.sortedStep : COST.row;
  const [walk, seek] = others.length > 0 ? [COST.row, COST.row] : [COST.step, sorted];
  return met * walk < matching * seek ? 'walk' : 'seek';
}

/** Whether a condition leads to few rows by an index of its own. */
export function isSelective({ whole }: Condition): boolean {
  return whole === undefined;
}

const INDEXES: Readonly<Partial<Record<SortOrder['column'], string>>> = {
  modified_at: 'items_by_modified',
  created_at: 'items_by_created',
  name_folded: 'items_by_name',
};

/** The query of a page on the way that was chosen; its last value is the number of rows. */
export function pageSql(way: Way, table: string | undefined, columns: string, where: string, order: SortOrder): string {
  const inOrder = orderBy(order);
  const from = (source: string): string => `SELECT ${columns} FROM ${source} WHERE ${where} ${inOrder} LIMIT ?`;
  if (way === 'walk') return from(`items INDEXED BY ${INDEXES[order.column] ?? ''}`);
  if (way === 'few') return from(table ?? 'items NOT INDEXED');
  if (way === 'any') return from(table ?? 'items');
  // The keys are sorted first, which the index holds, so that no body is read in vain. The plus keeps SQLite from walking.
  const keys = `SELECT pk FROM items WHERE ${where} ${orderBy(order, '+')} LIMIT ?`;
  return `SELECT ${columns} FROM items WHERE pk IN (${keys}) ${inOrder}`;
}
