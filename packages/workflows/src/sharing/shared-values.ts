import type { SharedState } from '@ligase/core';
import type { Store } from '../store/store.ts';

/** The small values that processes share, in the engine's database. */
export interface SharedValues extends Pick<SharedState, 'change'> {
  /** Makes the table when it is missing. */
  prepare(): Promise<void>;
}

/**
 * Keeps shared values in the store. Nothing is locked: a change that finds that another process was faster is done again, so that a
 * process that stands still holds up nobody.
 */
export function createSharedValues(store: Store): SharedValues {
  // Those of one process wait for each other here, where it costs nothing.
  const lines = new Map<string, Promise<unknown>>();

  const read = async (key: string): Promise<{ version: unknown; kept: unknown; now: number }> => {
    const [row] = await store.query(
      `select extract(epoch from clock_timestamp())::float8 * 1000 as now, version, content
       from (select 1) one left join ligase.shared_value on key = $1`,
      [key],
    );
    const version = row?.['version'] ?? undefined;
    const kept: unknown = version === undefined ? undefined : JSON.parse(String(row?.['content']));
    return { version, kept, now: Number(row?.['now']) };
  };
  /** Whether nobody was faster. */
  const write = async (key: string, version: unknown, content: string): Promise<boolean> => {
    const written =
      version === undefined
        ? await store.query(
            `insert into ligase.shared_value (key, version, content) values ($1, 1, $2) on conflict do nothing returning key`,
            [key, content],
          )
        : await store.query(
            `update ligase.shared_value set version = version + 1, content = $3 where key = $1 and version = $2 returning key`,
            [key, version, content],
          );
    return written.length > 0;
  };

  return {
    async prepare() {
      await store.query('create schema if not exists ligase');
      await store.query(`create table if not exists ligase.shared_value (
        key text primary key, version bigint not null, content text not null)`);
    },
    change(key, change) {
      const changeNow = async () => {
        for (;;) {
          const { version, kept, now } = await read(key);
          const { keep, give } = change(kept, now);
          if (keep === undefined || (await write(key, version, JSON.stringify(keep)))) return give;
        }
      };
      const mine = (lines.get(key) ?? Promise.resolve()).then(changeNow, changeNow);
      lines.set(key, mine);
      return mine;
    },
  };
}
