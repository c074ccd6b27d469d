import type { Database } from '../store/database.ts';
import type { Condition } from './filter.ts';
import type { ItemStore } from './item-store.ts';
import { allOf } from './paging.ts';

/** What the items of a list match. */
export interface Matching {
  /** Conditions on nothing but type, scope, schema and archive reason. */
  readonly groups: Condition;
  readonly others: readonly Condition[];
}

/** How many items match. */
export interface Counts {
  of(matching: Matching): number;
  /** By conditions on nothing but type, scope, schema and archive reason: what is counted as items are written. */
  ofGroups(groups: Condition): number;
}

const REMEMBERED_MAX = 1000;
/** Up to this many, testing each item of the groups counts sooner than looking up all that a common value leads to. */
const TESTED_MAX = 20_000;

/** Counts items. */
export function createCounts(db: Database, items: Pick<ItemStore, 'version'>): Counts {
  // Walking a long list asks for the same count with every page.
  const remembered = new Map<string, number>();
  let version = '';
  const counted = (sql: string, values: Condition['values']): number => {
    if (version !== items.version || remembered.size >= REMEMBERED_MAX) remembered.clear();
    version = items.version;
    const key = JSON.stringify([sql, values]);
    const n = remembered.get(key) ?? db.prepare<{ n: number }>(sql).get(...values)?.n ?? 0;
    remembered.set(key, n);
    return n;
  };
  const ofGroups: Counts['ofGroups'] = ({ sql, values }) =>
    counted(`SELECT coalesce(sum(n), 0) AS n FROM item_counts WHERE ${sql}`, values);
  return {
    ofGroups,
    of: ({ groups, others }) => {
      const all = ofGroups(groups);
      if (others.length === 0) return all;
      const { whole, ...first } = allOf([groups, ...others]);
      const { sql, values } = all > TESTED_MAX && whole ? whole : first;
      return counted(`SELECT count(*) AS n FROM items WHERE ${sql}`, values);
    },
  };
}
