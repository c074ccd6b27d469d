import type { SharedState } from '@ligase/core';
import type { Store } from '../store/store.ts';

/** The small values that processes share, in the engine's database. */
export interface SharedValues extends Pick<SharedState, 'change'> {
  /** Makes the table when it is missing. */
  prepare(): Promise<void>;
}

/**
 * Keeps shared values in the store. Nothing is locked: a change that finds that another was faster is done again, so that a process
 * that stands still holds up nobody.
 */
export function createSharedValues(store: Store): SharedValues {
  return {
    async prepare() {
      await store.query('create schema if not exists ligase');
      await store.query(`create table if not exists ligase.shared_value (
        key text primary key, version bigint not null, content text not null)`);
    },
    async change(key, change) {
      for (;;) {
        const [row] = await store.query(
          `select extract(epoch from clock_timestamp())::float8 * 1000 as now, version, content
           from (select 1) one left join ligase.shared_value on key = $1`,
          [key],
        );
        const version = row?.['version'] ?? null;
        const kept: unknown = version === null ? undefined : JSON.parse(String(row?.['content']));
        const { keep, give } = change(kept, Number(row?.['now']));
        if (keep === undefined) return give;
        const [written] =
          version === null
            ? await store.query(
                `insert into ligase.shared_value (key, version, content) values ($1, 1, $2)
                 on conflict do nothing returning version`,
                [key, JSON.stringify(keep)],
              )
            : await store.query(
                `update ligase.shared_value set version = version + 1, content = $3
                 where key = $1 and version = $2 returning version`,
                [key, version, JSON.stringify(keep)],
              );
        if (written !== undefined) return give;
      }
    },
  };
}
