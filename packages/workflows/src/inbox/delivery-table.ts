import type { Store } from '../store/store.ts';
import type { DeadDelivery, Delivery } from './deliveries.ts';
import { inGroups } from './in-groups.ts';

/** What became of a delivery: it started runs, no trigger wanted it, or it waits for a person. */
export type Settlement = 'started' | 'ignored' | 'dead';

/** A delivery that was taken to be worked on. */
export interface TakenDelivery extends Delivery {
  /** How often, this time included. */
  readonly takes: number;
  /** Since when it had been due, as the database writes it. */
  readonly dueAt: string;
}

/** What becomes of a delivery that was taken. */
export interface Settled {
  readonly id: string;
  readonly settlement: Settlement;
  /** Why it is dead. */
  readonly reason?: string;
}

/** The deliveries of one app in the engine's database. */
export interface DeliveryTable {
  /** Makes the table when it is missing. */
  prepare(): Promise<void>;
  /** Whether it was not there before. One with a reason is dead from the start. */
  insert(delivery: Delivery, reason?: string): Promise<boolean>;
  /**
   * Takes the oldest deliveries that are due, in order, which no other process then takes; `limit` at most. One that was taken
   * before and not settled is taken alone: what brings down its process is no fault of its neighbours'. What is not settled is
   * due again later: after as many times `redeliverAfterMs` as it was taken.
   */
  take(limit: number): Promise<readonly TakenDelivery[]>;
  /** Gives back what was taken and not worked on, as if it had not been taken. */
  giveBack(deliveries: readonly TakenDelivery[]): Promise<void>;
  settle(settled: readonly Settled[]): Promise<void>;
  dead(limit: number): Promise<readonly DeadDelivery[]>;
  /** Whether there was a dead delivery of this id. */
  revive(id: string): Promise<boolean>;
  /** As `revive`. */
  dismiss(id: string): Promise<boolean>;
  /** Deletes what was settled too long ago. */
  prune(days: { readonly settled: number; readonly dead: number }): Promise<void>;
}

/** Whose deliveries they are. */
export interface DeliveryTableOptions {
  /** Default: nobody's, for whoever needs only the table. */
  readonly app?: string;
  /** When one is due again that was taken and not settled; each time as much more. Default: 0. */
  readonly redeliverAfterMs?: number;
}

/** Those of `$2`, by their ids: written so that the index of what is due, which many may be in, is not looked through for each. */
const stillWaiting = `app = $1 and id = any($2::text[]) and status || '' = 'waiting'`;

/** Keeps deliveries in the store. Times are the database's, so that processes on several machines agree on what is due. */
export function createDeliveryTable(
  store: Pick<Store, 'query' | 'urgentQuery'>,
  { app = '', redeliverAfterMs = 0 }: DeliveryTableOptions = {},
): DeliveryTable {
  const changed = async (id: string, set: string): Promise<boolean> => {
    const rows = await store.query(
      `update ligase.delivery set ${set} where app = $1 and id = $2 and status = 'dead' returning id`,
      [app, id],
    );
    return rows.length > 0;
  };

  // One statement, since a group comes at a rate at which each would wait for those before it.
  const insertTogether = inGroups(async (deliveries: readonly (Delivery & { reason: string | undefined })[]) => {
    // A microsecond apart, so that those of one statement keep their order; none is due later than now.
    const rows = await store.urgentQuery(
      `insert into ligase.delivery (app, id, kind, received_at, payload, reason, status, settled_at, due_at)
       select $1, id, kind, received_at, payload, reason, case when reason is null then 'waiting' else 'dead' end,
         case when reason is not null then now() end, now() - (cardinality($2) - nth) * interval '1 microsecond'
       from unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[]) with ordinality
         as one (id, kind, received_at, payload, reason, nth)
       on conflict do nothing returning id`,
      [
        app,
        deliveries.map(({ id }) => id),
        deliveries.map(({ kind }) => kind),
        deliveries.map(({ receivedAt }) => Math.round(receivedAt)),
        deliveries.map(({ payload }) => JSON.stringify(payload)),
        deliveries.map(({ reason }) => toText(reason)),
      ],
    );
    const added = new Set(rows.map(({ id }) => id));
    // The first of those with one id is the new one.
    return deliveries.map(({ id }) => added.delete(id));
  });

  return {
    async prepare() {
      // The payload is text: `jsonb` refuses the character 0, and a delivery that cannot be kept would come for ever.
      await store.query(`create table if not exists ligase.delivery (
        app text, id text, kind text not null, received_at bigint not null, payload text not null,
        status text not null default 'waiting', takes integer not null default 0, due_at timestamptz not null default now(),
        reason text, settled_at timestamptz, primary key (app, id))`);
      await store.query(
        `create index if not exists delivery_due on ligase.delivery (app, due_at) where status = 'waiting'`,
      );
    },
    insert: (delivery, reason) => insertTogether({ ...delivery, reason }),
    async take(limit) {
      const rows = await store.query(
        `with due as materialized (
           select id, takes, due_at from ligase.delivery where app = $1 and status = 'waiting' and due_at <= now()
           order by due_at limit $3 for update skip locked),
         numbered as (select id, due_at, row_number() over up_to as nth, max(takes) over up_to as most from due
           window up_to as (order by due_at, id rows unbounded preceding)),
         taken as (
           update ligase.delivery d set takes = d.takes + 1, due_at = now() + (d.takes + 1) * $2 * interval '1 millisecond'
           from numbered n where d.app = $1 and d.id = n.id and (n.most = 0 or n.nth = 1)
           returning n.nth, n.due_at::text as was_due, d.id, d.kind, d.received_at, d.payload, d.takes)
         select * from taken order by nth`,
        [app, redeliverAfterMs, limit],
      );
      return rows.map((row) => ({
        ...deliveryIn(row),
        takes: Number(row['takes']),
        dueAt: String(row['was_due']),
      }));
    },
    async giveBack(deliveries) {
      await store.query(
        `update ligase.delivery set takes = takes - 1, due_at = ($3::timestamptz[])[array_position($2::text[], id)]
         where ${stillWaiting}`,
        [app, deliveries.map(({ id }) => id), deliveries.map(({ dueAt }) => dueAt)],
      );
    },
    async settle(settled) {
      await store.query(
        `update ligase.delivery set settled_at = now(), status = ($3::text[])[array_position($2::text[], id)],
           reason = ($4::text[])[array_position($2::text[], id)]
         where ${stillWaiting}`,
        [
          app,
          settled.map(({ id }) => id),
          settled.map(({ settlement }) => settlement),
          settled.map(({ reason }) => toText(reason)),
        ],
      );
    },
    async dead(limit) {
      const rows = await store.query(
        `select * from ligase.delivery where app = $1 and status = 'dead' order by received_at desc limit $2`,
        [app, limit],
      );
      return rows.map((row) => ({ ...deliveryIn(row), reason: String(row['reason']) }));
    },
    revive: (id) => changed(id, `status = 'waiting', takes = 0, due_at = now(), reason = null, settled_at = null`),
    dismiss: (id) => changed(id, `status = 'dismissed'`),
    async prune({ settled, dead }) {
      await store.query(
        `delete from ligase.delivery where app = $1 and status <> 'waiting'
         and settled_at < now() - (case status when 'dead' then $3::float else $2::float end) * interval '1 day'`,
        [app, settled, dead],
      );
    },
  };
}

function deliveryIn(row: Readonly<Record<string, unknown>>): Delivery {
  return {
    id: String(row['id']),
    kind: String(row['kind']),
    receivedAt: Number(row['received_at']),
    payload: JSON.parse(String(row['payload'])) as unknown,
  };
}

/** A reason may quote what was sent, and the store refuses the character 0. */
function toText(reason: string | undefined): string | null {
  return reason?.replaceAll('\0', '\ufffd') ?? null;
}
