import type { OpenedLab } from '../contract/open-lab.ts';

/** What a furnished tenant holds, found by what it is. */
export interface Held {
  /** The id of one of that type of items, such as `dna_sequence`; `n` counts from 0. @throws when there is none */
  item(type: string, n?: number): string;
  /** One that the kind names as calls do, such as `dropdown` or `assignee`. @throws when there is none */
  known(kind: string, n?: number): string;
  /** The first value of a query over the tenant's tables. @throws when there is none */
  value(sql: string): string;
}

/** Looks into the tenant of a lab. */
export function heldBy({ tenant, known }: Pick<OpenedLab, 'tenant' | 'known'>): Held {
  const { db } = tenant.context;
  const value = (sql: string): string => demanded(sql, Object.values(db.prepare(sql).get() ?? {})[0]);
  return {
    item: (type, n = 0) =>
      demanded(type, db.prepare<{ id: string }>('SELECT id FROM items WHERE type = ? ORDER BY pk').all(type)[n]?.id),
    known: (kind, n = 0) => demanded(kind, known.ids[kind]?.[n]),
    value,
  };
}

function demanded(what: string, id: unknown): string {
  if (typeof id === 'string') return id;
  throw new Error(`The lab holds no ${what}; furnish it with one.`);
}
