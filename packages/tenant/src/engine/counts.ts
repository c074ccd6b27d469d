import type { Database } from '../store/database.ts';
import type { Condition } from './filter.ts';
import type { ItemStore } from './item-store.ts';

/** How many items match, remembered until an item is written. */
export interface Counts {
  of(where: Condition): number;
}

const REMEMBERED_MAX = 1000;

/** Counts items. Walking a long list asks for the same count with every page, and counting reads every row that matches. */
export function createCounts(db: Database, items: Pick<ItemStore, 'version'>): Counts {
  const remembered = new Map<string, number>();
  let version = '';
  return {
    of: ({ sql, values }) => {
      if (version !== items.version || remembered.size >= REMEMBERED_MAX) remembered.clear();
      version = items.version;
      const key = JSON.stringify([sql, values]);
      const known = remembered.get(key);
      if (known !== undefined) return known;
      const counted = db.prepare<{ n: number }>(`SELECT count(*) AS n FROM items WHERE ${sql}`).get(...values)?.n ?? 0;
      remembered.set(key, counted);
      return counted;
    },
  };
}
