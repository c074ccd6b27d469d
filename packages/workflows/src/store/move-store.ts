import { DBOS } from '@dbos-inc/dbos-sdk';
import { createLogger, WorkflowError, type Logger } from '@ligase/core';
import { createLedger } from '../engine/ledger.ts';
import { createAuditTable } from '../audit/audit-table.ts';
import { createDeliveryTable } from '../inbox/delivery-table.ts';
import { createReceiverTable } from '../receiving/receiver-table.ts';
import { openStore, type Store } from './store.ts';

/** Where runs are taken from and where they are brought. */
export interface MoveOptions {
  /** `pglite:` and a folder. No app may have it open. */
  readonly from: string;
  /** A `postgres://` address in which no run is kept yet. */
  readonly to: string;
  /** Default: writes warnings to standard error. */
  readonly log?: Logger;
}

/** How much was moved. */
export interface Moved {
  readonly runs: number;
  /** Of the audit trails. */
  readonly records: number;
}

/**
 * Copies all runs, with their steps, waits and signals, all deliveries, what receivers remember and the audit trail into another
 * store, where they go on when an app starts on it. The old store stays as it is. What processes share of a credential stays behind:
 * it is learnt again.
 *
 * @throws {WorkflowError} `WORKFLOW_STORE_IN_USE` when an app has the old store open or the new one holds runs,
 * `WORKFLOW_STORE_UNREACHABLE` when one cannot be read.
 */
export async function moveStore(options: MoveOptions): Promise<Moved> {
  const { from, to, log = createLogger({ level: 'warn', destination: process.stderr }) } = options;
  const source = await openStore(from, log);
  try {
    const target = await openStore(to, log);
    try {
      await DBOS.migrate(to);
      await createLedger(target).prepare();
      await createDeliveryTable(target).prepare();
      await createReceiverTable(target).prepare();
      await createAuditTable(target).prepare();
      return await copy(source, target, to);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copy(source: Store, target: Store, to: string): Promise<Moved> {
  const [old, now] = [await versionOf(source), await versionOf(target)];
  // What was never used for runs may hold a trail all the same.
  const onlyTrail = old === undefined && (await countOf(source)).records > 0;
  if (old !== now && !onlyTrail)
    throw new WorkflowError(
      'WORKFLOW_STORE_UNREACHABLE',
      `The old store is of version ${old ?? 'none'}, and runs move only at version ${now}: start and stop the app on it once with this release`,
    );
  const there = await countOf(target);
  if (there.runs + there.records > 0)
    throw new WorkflowError(
      'WORKFLOW_STORE_IN_USE',
      `The new store holds runs or an audit trail already: give an empty database`,
    );
  const [given, taken] = [await tablesOf(source), await tablesOf(target)];
  const strange = given.filter((table) => !taken.includes(table));
  if (strange.length > 0)
    throw new WorkflowError(
      'WORKFLOW_STORE_UNREACHABLE',
      `The old store has ${strange.join(', ')}, which this release does not know and would leave behind: move it with the release that wrote it`,
    );
  for (const table of taken.filter((one) => given.includes(one))) await copyTable(source, target, table);
  const [all, moved] = [await countOf(source), await countOf(target)];
  if (all.runs !== moved.runs || all.records !== moved.records)
    throw new WorkflowError(
      'WORKFLOW_STORE_UNREACHABLE',
      `Of ${all.runs} runs and ${all.records} audit records, ${moved.runs} and ${moved.records} arrived in ${new URL(to).host}`,
    );
  return moved;
}

async function copyTable(source: Store, target: Store, table: string): Promise<void> {
  for (let after = '(0,0)'; ;) {
    // As text, in which the store's large numbers stay as they are.
    const rows = await source.query(
      `select ctid::text as place, row_to_json(t)::text as content from ${table} t where ctid > $1::tid order by ctid limit 200`,
      [after],
    );
    if (rows.length === 0) return;
    await target.query(
      `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json) on conflict do nothing`,
      [`[${rows.map(({ content }) => String(content)).join(',')}]`],
    );
    after = String(rows.at(-1)?.['place']);
  }
}

/** All tables, that of runs first, since others refer to it. */
async function tablesOf(store: Store): Promise<readonly string[]> {
  const rows = await store.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('dbos', 'ligase') and table_type = 'BASE TABLE'
     and table_name not in ('dbos_migrations', 'shared_value')
     order by table_name <> 'workflow_status', 1`,
  );
  return rows.map(({ name }) => String(name));
}

async function countOf(store: Store): Promise<Moved> {
  const count = async (table: string): Promise<number> => {
    const [found] = await store.query('select to_regclass($1) is not null as there', [table]);
    if (found?.['there'] !== true) return 0;
    const [row] = await store.query(`select count(*)::int as rows from ${table}`);
    return Number(row?.['rows']);
  };
  return { runs: await count('dbos.workflow_status'), records: await count('ligase.audit_record') };
}

async function versionOf(store: Store): Promise<number | undefined> {
  const [table] = await store.query(`select to_regclass('dbos.dbos_migrations') is not null as there`);
  if (table?.['there'] !== true) return undefined;
  const [row] = await store.query('select max(version)::int as version from dbos.dbos_migrations');
  return Number(row?.['version']);
}
