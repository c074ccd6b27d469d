import type { Condition } from '../engine/filter.ts';
import { allOf } from '../engine/paging.ts';
import type { Database, Migration } from '../store/database.ts';

/** The table of events. */
export const eventMigrations: readonly Migration[] = [
  {
    id: 'events/1-events',
    // The number is the order in which events were processed, which their times need not follow.
    sql: `
      CREATE TABLE events (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        type TEXT NOT NULL,
        item_id TEXT NOT NULL,
        occurred_at INTEGER NOT NULL,
        payload TEXT NOT NULL
      ) STRICT;
      CREATE INDEX events_by_time ON events (occurred_at);`,
  },
];

/** An event as it is kept. */
export interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  /** The item whose rights decide who may see the event. */
  readonly itemId: string;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
  /** The event as API v2 shows it, in JSON. */
  readonly payload: string;
}

/** How long Benchling keeps events. */
const keptMs = 14 * 24 * 60 * 60_000;

/** The events of the last two weeks, in the order in which they were processed. */
export interface EventLog {
  add(event: LoggedEvent): void;
  numberOf(id: string): number | undefined;
  /** The next events behind a number that fit; the conditions may be on the item too. */
  after(
    number: number,
    conditions: readonly Condition[],
    limit: number,
  ): readonly { readonly number: number; readonly type: string; readonly payload: string }[];
  /** The number of the newest event; 0 when there never was one. */
  readonly last: number;
}

/** Keeps events in the tenant's database. */
export function createEventLog(db: Database, now: () => number): EventLog {
  const insert = db.prepare('INSERT INTO events (id, type, item_id, occurred_at, payload) VALUES (?, ?, ?, ?, ?)');
  const forget = db.prepare('DELETE FROM events WHERE occurred_at < ?');
  const byId = db.prepare<{ number: number }>('SELECT number FROM events WHERE id = ? AND occurred_at >= ?');
  const newest = db.prepare<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'events'");
  return {
    add: ({ id, type, itemId, occurredAt, payload }) => {
      forget.run(now() - keptMs);
      insert.run(id, type, itemId, occurredAt, payload);
    },
    numberOf: (id) => byId.get(id, now() - keptMs)?.number,
    after(number, conditions, limit) {
      const where = allOf([
        { sql: 'number > ? AND occurred_at >= ?', values: [number, now() - keptMs] },
        ...conditions,
      ]);
      return db
        .prepare<{ number: number; type: string; payload: string }>(
          `SELECT number, events.type, payload FROM events JOIN items ON items.id = item_id
           WHERE ${where.sql} ORDER BY number LIMIT ?`,
        )
        .all(...where.values, limit);
    },
    get last() {
      return newest.get()?.seq ?? 0;
    },
  };
}
