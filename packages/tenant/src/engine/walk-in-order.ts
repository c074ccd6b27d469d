import type { Engine } from './engine.ts';
import { ofFamily, typesOf, type Family } from './family.ts';
import type { Condition } from './filter.ts';
import type { SortOrder } from './paging.ts';

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
 * and its guess is out by far for someone who sees little of a large tenant. It is left to SQLite (`undefined`) when
 * there is an index of another kind to use.
 */
export function wayToPage(
  { counts }: Engine,
  { family, groups, others, order, size }: Walked,
): 'walk' | 'seek' | undefined {
  if (others.some(({ few }) => few)) return 'seek';
  if (INDEXES[order.column] === undefined || others.some(isSelective) || typesOf(family).length > 1) return undefined;
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

/** Makes SQLite walk the index of a sort order. */
export function walk({ column }: SortOrder): string {
  return `INDEXED BY ${INDEXES[column] ?? ''}`;
}
