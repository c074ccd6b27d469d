import type { Store } from '../store/store.ts';
import type { DeadDelivery, Delivery } from './deliveries.ts';
import { inGroups } from './in-groups.ts';

/** What became of a delivery: it started runs, no trigger wanted it, or it waits for a person. */
export type Settlement = 'started' | 'ignored' | 'dead';

/** A delivery that was taken to be worked on. */
export interface TakenDelivery extends Delivery {
  /** How often, this time included. */
  readonly takes: number;
}

/** The deliveries of one app in the engine's database. */
export interface DeliveryTable {
  /** Makes the table when it is missing. */
  prepare(): Promise<void>;
  /** Whether it was not there before. One with a reason is dead from the start. */
  insert(delivery: Delivery, reason?: string): Promise<boolean>;
  /**
   * Takes the oldest delivery that is due, which no other process then takes. One that is not settled is due again later: after
   * as many times `redeliverAfterMs` as it was taken.
   */
  take(): Promise<TakenDelivery | undefined>;
  settle(id: string, settlement: Settlement, reason?: string): Promise<void>;
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

/** Keeps deliveries in the store. Times are the database's, so that processes on several machines agree on what is due. */
export function createDeliveryTable(
  store: Pick<Store, 'query'>,
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
    const rows = await store.query(
      `insert into ligase.delivery (app, id, kind, received_at, payload, reason, status, settled_at)
       select $1, one.*, case when reason is null then 'waiting' else 'dead' end, case when reason is not null then now() end
       from unnest($2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[]) as one (id, kind, received_at, payload, reason)
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
    async take() {
      const [row] = await store.query(
        `update ligase.delivery set takes = takes + 1, due_at = now() + (takes + 1) * $2 * interval '1 millisecond'
         where app = $1 and id = (
           select id from ligase.delivery where app = $1 and status = 'waiting' and due_at <= now()
           order by due_at limit 1 for update skip locked)
         returning *`,
        [app, redeliverAfterMs],
      );
      return row === undefined ? undefined : { ...deliveryIn(row), takes: Number(row['takes']) };
    },
    async settle(id, settlement, reason) {
      await store.query(
        `update ligase.delivery set status = $3, reason = $4, settled_at = now()
         where app = $1 and id = $2 and status = 'waiting'`,
        [app, id, settlement, toText(reason)],
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
