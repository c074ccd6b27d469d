import type { Database } from '../store/database.ts';
import type { Condition } from './filter.ts';

type Statement = Omit<Condition, 'whole'>;

/** Rows of another table that lead to items by their `pk`. */
export interface Elsewhere {
  /** A SELECT of the `pk`s. */
  readonly select: Statement;
  /** Whether one item, `items.pk`, is among them. */
  readonly test: Statement;
}

/** Above this many, testing each row in sort order fills a page sooner than sorting all that match. */
const RARE_MAX = 2000;

/**
 * A condition that another table answers. The few items that something rare leads to are looked up and sorted; for what
 * is common, items are walked in sort order and tested.
 */
export function foundElsewhere(db: Database, { select, test }: Elsewhere): Condition {
  const found = db
    .prepare<{ n: number }>(`SELECT count(*) AS n FROM (${select.sql} LIMIT ${RARE_MAX + 1})`)
    .get(...select.values);
  const seek = { sql: `pk IN (${select.sql})`, values: select.values };
  return (found?.n ?? 0) > RARE_MAX ? { ...test, whole: seek } : { ...seek, few: true };
}
