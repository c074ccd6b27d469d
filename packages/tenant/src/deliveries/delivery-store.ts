import type { Migration } from '../store/database.ts';
import type { TenantBase } from '../tenant-context.ts';
import type { Attempt, Delivery, DeliveryFilter, DeliveryState } from './delivery.ts';
import { withoutSecret } from './envelope.ts';
import type { Message } from './message.ts';

/** The tables of deliveries, which are the outbox too. */
export const deliveryMigrations: readonly Migration[] = [
  {
    id: 'deliveries/2-deliveries',
    sql: `
      CREATE TABLE webhook_deliveries (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        app_id TEXT NOT NULL,
        definition_id TEXT,
        version_number TEXT NOT NULL,
        url TEXT NOT NULL,
        item_id TEXT,
        message TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        state TEXT NOT NULL,
        reason TEXT,
        due_at INTEGER
      ) STRICT;
      CREATE INDEX webhook_deliveries_due ON webhook_deliveries (app_id, due_at, number) WHERE due_at IS NOT NULL;
      CREATE INDEX webhook_deliveries_earliest ON webhook_deliveries (due_at) WHERE due_at IS NOT NULL;
      CREATE INDEX webhook_deliveries_ended ON webhook_deliveries (made_at) WHERE due_at IS NULL;

      CREATE TABLE webhook_attempts (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        delivery INTEGER NOT NULL REFERENCES webhook_deliveries (number) ON DELETE CASCADE,
        content TEXT NOT NULL
      ) STRICT;
      CREATE INDEX webhook_attempts_by_delivery ON webhook_attempts (delivery);`,
  },
];

interface Row {
  readonly number: number;
  readonly id: string;
  readonly app_id: string;
  readonly definition_id: string | null;
  readonly version_number: string;
  readonly url: string;
  readonly item_id: string | null;
  readonly message: string;
  readonly made_at: number;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly due_at: number | null;
}

/** What a new delivery is made of. */
export type NewDelivery = Pick<Delivery, 'appId' | 'definitionId' | 'versionNumber' | 'url' | 'itemId' | 'message'>;

/** The rows of deliveries and attempts. */
export interface DeliveryStore {
  add(delivery: NewDelivery): Delivery;
  get(id: string): Delivery | undefined;
  /** The one of an app that has been due the longest. */
  nextDue(appId: string): Delivery | undefined;
  /** Apps for which something waits, due or not. */
  appsWaiting(): readonly string[];
  /** When the next of all is due. */
  earliest(): number | undefined;
  /** Sets when it is tried next. */
  postpone(id: string, dueAt: number): void;
  /** Ends it. A secret in it is not kept. */
  end(id: string, state: Exclude<DeliveryState, 'WAITING'>, reason?: string): void;
  addAttempt(delivery: Delivery, attempt: Attempt): void;
  attempts(delivery: Delivery): readonly Attempt[];
  /** The oldest first. */
  list(filter: DeliveryFilter): readonly Delivery[];
  /** Forgets what ended and is older than two weeks. */
  prune(): void;
}

const keptMs = 14 * 24 * 60 * 60_000;

/** Keeps deliveries in the tenant's database. */
export function createDeliveryStore({ db, clock, ids }: TenantBase): DeliveryStore {
  const insert = db.prepare(
    `INSERT INTO webhook_deliveries
       (id, app_id, definition_id, version_number, url, item_id, message, made_at, state, due_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)`,
  );
  const byId = db.prepare<Row>('SELECT * FROM webhook_deliveries WHERE id = ?');
  const next = db.prepare<Row>(
    'SELECT * FROM webhook_deliveries WHERE app_id = ? AND due_at <= ? ORDER BY due_at, number LIMIT 1',
  );
  // One seek for each app: a DISTINCT would read all that wait.
  const apps = db.prepare<{ app_id: string }>(
    `WITH RECURSIVE waiting (app_id) AS (
       SELECT min(app_id) FROM webhook_deliveries WHERE due_at IS NOT NULL
       UNION ALL
       SELECT (SELECT min(app_id) FROM webhook_deliveries WHERE due_at IS NOT NULL AND app_id > waiting.app_id)
       FROM waiting WHERE app_id IS NOT NULL
     ) SELECT app_id FROM waiting WHERE app_id IS NOT NULL`,
  );
  const first = db.prepare<{ due_at: number | null }>(
    'SELECT min(due_at) AS due_at FROM webhook_deliveries WHERE due_at IS NOT NULL',
  );
  const postpone = db.prepare(
    "UPDATE webhook_deliveries SET due_at = ?, state = 'WAITING', reason = NULL WHERE id = ?",
  );
  const end = db.prepare(
    'UPDATE webhook_deliveries SET due_at = NULL, state = ?, reason = ?, message = ? WHERE id = ?',
  );
  const attempt = db.prepare('INSERT INTO webhook_attempts (delivery, content) VALUES (?, ?)');
  const attemptsOf = db.prepare<{ content: string }>(
    'SELECT content FROM webhook_attempts WHERE delivery = ? ORDER BY number',
  );
  const list = db.prepare<Row>(
    `SELECT * FROM webhook_deliveries
     WHERE number > ?1 AND (?2 IS NULL OR app_id = ?2) AND (?3 IS NULL OR message ->> 'type' = ?3)
       AND (?4 IS NULL OR state = ?4) ORDER BY number DESC LIMIT ?5`,
  );
  const forget = db.prepare('DELETE FROM webhook_deliveries WHERE due_at IS NULL AND made_at < ?');
  const existing = (id: string): Delivery => {
    const row = byId.get(id);
    if (row === undefined) throw new Error(`There is no delivery ${id}.`);
    return deliveryOf(row);
  };
  return {
    add({ appId, definitionId, versionNumber, url, itemId, message }) {
      const id = ids.next('msg_', 24);
      const now = clock.now();
      insert.run(id, appId, definitionId, versionNumber, url, itemId, JSON.stringify(message), now, now);
      return existing(id);
    },
    get(id) {
      const row = byId.get(id);
      return row && deliveryOf(row);
    },
    nextDue(appId) {
      const row = next.get(appId, clock.now());
      return row && deliveryOf(row);
    },
    appsWaiting: () => apps.all().map(({ app_id }) => app_id),
    earliest: () => first.get()?.due_at ?? undefined,
    postpone: (id, dueAt) => void postpone.run(dueAt, id),
    end(id, state, reason) {
      const message = JSON.stringify(withoutSecret(existing(id).message));
      end.run(state, reason ?? null, message, id);
    },
    addAttempt: ({ number }, made) => void attempt.run(number, JSON.stringify(made)),
    attempts: ({ number }) => attemptsOf.all(number).map(({ content }) => JSON.parse(content) as Attempt),
    list: ({ appId, type, state, afterNumber = 0, limit = 100 }) =>
      list
        .all(afterNumber, appId ?? null, type ?? null, state ?? null, limit)
        .map(deliveryOf)
        .toReversed(),
    prune: () => void forget.run(clock.now() - keptMs),
  };
}

function deliveryOf(row: Row): Delivery {
  return {
    number: row.number,
    id: row.id,
    appId: row.app_id,
    definitionId: row.definition_id,
    versionNumber: row.version_number,
    url: row.url,
    itemId: row.item_id,
    message: JSON.parse(row.message) as Message,
    madeAt: row.made_at,
    state: row.state,
    reason: row.reason,
    dueAt: row.due_at,
  };
}
