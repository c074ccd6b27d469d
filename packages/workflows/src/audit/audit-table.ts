import type { Query, Store } from '../store/store.ts';

/** A record of a chain, as far as the table looks at it; the rest is kept as it is. */
export interface ChainedRecord {
  readonly seq: number;
  readonly hash: string;
  readonly previousHash: string;
  readonly correlationId: string;
  readonly runId?: string;
}

/** Where a chain stands. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
}

/** Which records to read. Default: all. */
export interface WantedRecords {
  readonly correlationId?: string | undefined;
  readonly runId?: string | undefined;
}

/** The audit trails of all apps in the engine's database, one chain an app. */
export interface AuditTable {
  /** Makes the tables when they are missing. */
  prepare(): Promise<void>;
  /** The last record of an app, in JSON. */
  last(app: string): Promise<string | undefined>;
  /** Adds to the chain of an app what `seal` makes of its head. All who add to it take turns. */
  extend<R extends ChainedRecord>(app: string, seal: (head: ChainHead) => readonly R[]): Promise<readonly R[]>;
  /** The records of an app in JSON, in the order of the chain. */
  read(app: string, wanted?: WantedRecords): AsyncIterable<string>;
  /** The apps that have a trail. */
  apps(): Promise<readonly string[]>;
}

const pageSize = 500;
const emptyHead: ChainHead = { seq: 0, hash: '0'.repeat(64) };

/** Keeps audit trails in the store. */
export function createAuditTable(store: Store): AuditTable {
  return {
    async prepare() {
      await store.query('create schema if not exists ligase');
      await store.query(
        `create table if not exists ligase.audit_head (app text primary key, seq bigint not null, hash text not null)`,
      );
      // The record is text, letter for letter what was hashed; `jsonb` would order it anew and refuse the character 0.
      await store.query(`create table if not exists ligase.audit_record (
        app text, seq bigint, record text not null, correlation_id text not null, run_id text, primary key (app, seq))`);
      for (const column of ['correlation_id', 'run_id'])
        await store.query(
          `create index if not exists audit_record_${column} on ligase.audit_record (app, ${column}, seq)`,
        );
    },
    async last(app) {
      const [row] = await store.query(
        'select record from ligase.audit_record where app = $1 order by seq desc limit 1',
        [app],
      );
      return row === undefined ? undefined : String(row['record']);
    },
    extend: (app, seal) =>
      store.transaction(async (query) => {
        const records = seal(await lockedHead(query, app));
        const last = records.at(-1);
        if (last === undefined) return records;
        await query(
          `with head as (update ligase.audit_head set seq = $2, hash = $3 where app = $1)
           insert into ligase.audit_record (app, seq, record, correlation_id, run_id)
           select $1, * from unnest($4::bigint[], $5::text[], $6::text[], $7::text[])`,
          [
            app,
            last.seq,
            last.hash,
            records.map(({ seq }) => seq),
            records.map((record) => JSON.stringify(record)),
            records.map(({ correlationId }) => keyText(correlationId)),
            records.map(({ runId }) => (runId === undefined ? null : keyText(runId))),
          ],
        );
        return records;
      }),
    async *read(app, { correlationId, runId } = {}) {
      const keys = [correlationId, runId].map((key) => (key === undefined ? null : keyText(key)));
      for (let after = '0'; ;) {
        const rows = await store.query(
          `select seq, record from ligase.audit_record where app = $1 and seq > $2
           and ($3::text is null or correlation_id = $3) and ($4::text is null or run_id = $4)
           order by seq limit ${pageSize}`,
          [app, after, ...keys],
        );
        for (const { record } of rows) yield String(record);
        if (rows.length < pageSize) return;
        after = String(rows.at(-1)?.['seq']);
      }
    },
    async apps() {
      const [found] = await store.query(`select to_regclass('ligase.audit_head') is not null as there`);
      if (found?.['there'] !== true) return [];
      return (await store.query('select app from ligase.audit_head order by app')).map(({ app }) => String(app));
    },
  };
}

/** The head of a chain, which nobody else reads to write until the transaction ends. */
async function lockedHead(query: Query, app: string): Promise<ChainHead> {
  const [row] = await query('select seq, hash from ligase.audit_head where app = $1 for update', [app]);
  if (row !== undefined) return { seq: Number(row['seq']), hash: String(row['hash']) };
  await query('insert into ligase.audit_head values ($1, $2, $3) on conflict do nothing', [
    app,
    emptyHead.seq,
    emptyHead.hash,
  ]);
  return await lockedHead(query, app);
}

/** What a record is looked up by: PostgreSQL's text has no character 0. */
function keyText(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
