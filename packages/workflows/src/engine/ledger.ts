import type { Store } from '../store/store.ts';

/** What we keep of runs beside the engine: take-overs, and what people said of dead letters. */
export interface Ledger {
  /** Makes its table when it is missing. */
  prepare(): Promise<void>;
  /** Counts a take-over of a run that had `steps` done; those since its last progress. */
  tookOver(runId: string, steps: number): Promise<number>;
  /** Counts the runs that this process had under way when it died, and which the engine now does again by itself. */
  cameBack(app: string, replica: string): Promise<void>;
  /** How often a run was taken over, or came back, with the steps done that it has now. */
  takeOvers(runId: string): Promise<number>;
  /** Remembers why a run was stopped. */
  stopped(runId: string, reason: string): Promise<void>;
  dismissed(runId: string): Promise<void>;
  /** What is kept of some runs. */
  of(
    runIds: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly stopped?: string; readonly dismissed: boolean }>>;
  /** The runs that were stopped and not dismissed. */
  stoppedRuns(): Promise<readonly string[]>;
  forget(runIds: readonly string[]): Promise<void>;
}

/** Keeps a ledger in the store. */
export function createLedger(store: Pick<Store, 'query'>): Ledger {
  return {
    async prepare() {
      await store.query('create schema if not exists ligase');
      await store.query(`create table if not exists ligase.run (
        run_id text primary key, take_overs integer not null default 0, steps integer not null default 0,
        stopped text, dismissed boolean not null default false)`);
    },
    async tookOver(runId, steps) {
      const [row] = await store.query(
        `insert into ligase.run as r (run_id, take_overs, steps) values ($1, 1, $2)
         on conflict (run_id) do update set steps = $2,
           take_overs = case when r.steps = $2 then r.take_overs + 1 else 1 end
         returning take_overs`,
        [runId, steps],
      );
      return Number(row?.['take_overs']);
    },
    async cameBack(app, replica) {
      const [table] = await store.query(`select to_regclass('dbos.workflow_status') is not null as there`);
      if (table?.['there'] !== true) return;
      await store.query(
        `insert into ligase.run as r (run_id, take_overs, steps)
         select workflow_uuid, 1, (select count(*) from dbos.operation_outputs o where o.workflow_uuid = s.workflow_uuid)
         from dbos.workflow_status s
         where status = 'PENDING' and executor_id = $1 and starts_with(workflow_uuid, $2 || '/')
         on conflict (run_id) do update set steps = excluded.steps,
           take_overs = case when r.steps = excluded.steps then r.take_overs + 1 else 1 end`,
        [replica, app],
      );
    },
    async takeOvers(runId) {
      const [row] = await store.query(
        `select take_overs from ligase.run where run_id = $1
         and steps = (select count(*) from dbos.operation_outputs where workflow_uuid = $1)`,
        [runId],
      );
      return Number(row?.['take_overs'] ?? 0);
    },
    async stopped(runId, reason) {
      await store.query(
        `insert into ligase.run (run_id, stopped) values ($1, $2) on conflict (run_id) do update set stopped = $2`,
        [runId, reason],
      );
    },
    async dismissed(runId) {
      await store.query(
        `insert into ligase.run (run_id, dismissed) values ($1, true) on conflict (run_id) do update set dismissed = true`,
        [runId],
      );
    },
    async of(runIds) {
      const rows = await store.query('select run_id, stopped, dismissed from ligase.run where run_id = any($1)', [
        runIds,
      ]);
      return new Map(
        rows.map((row) => [
          String(row['run_id']),
          {
            dismissed: row['dismissed'] === true,
            ...(typeof row['stopped'] === 'string' && { stopped: row['stopped'] }),
          },
        ]),
      );
    },
    async stoppedRuns() {
      const rows = await store.query('select run_id from ligase.run where stopped is not null and not dismissed');
      return rows.map((row) => String(row['run_id']));
    },
    async forget(runIds) {
      await store.query('delete from ligase.run where run_id = any($1)', [runIds]);
    },
  };
}
