import type { OpenedLab } from '../contract/open-lab.ts';

/** A record of the audit log, as far as it is judged here. */
export interface AuditRecord {
  readonly userId: string;
  readonly item: string;
  readonly itemDeveloperId: string;
}

/** What a call has left in a tenant. */
export interface Changed {
  /** The tables that are not as they were, but for those that only say that a call was made. */
  readonly tables: readonly string[];
  readonly records: readonly AuditRecord[];
  /** What was made, registered or changed in its fields without exactly one event of its type. */
  readonly untold: readonly string[];
}

// Tasks, records, counters and when a principal was last seen are what calls leave anyway; the rest follows from other tables.
const spared = /^(?:sqlite_|audit_log|tasks|bulk_|counters|principals|access_version|item_name_grams|item_counts)/u;

const created: Readonly<Record<string, string>> = {
  entry: 'v2.entry.created',
  request: 'v2.request.created',
  assay_run: 'v2.assayRun.created',
  workflow_task_group: 'v2.workflowTaskGroup.created',
  workflow_task: 'v2.workflowTask.created',
  workflow_output: 'v2.workflowOutput.created',
};

const fieldsUpdated: Readonly<Record<string, string>> = {
  entry: 'v2.entry.updated.fields',
  request: 'v2.request.updated.fields',
  assay_run: 'v2.assayRun.updated.fields',
  workflow_task: 'v2.workflowTask.updated.fields',
  workflow_output: 'v2.workflowOutput.updated.fields',
};

/** Makes a call, and gives what it has left. */
export async function whatChanged({ tenant }: OpenedLab, call: () => Promise<unknown>): Promise<Changed> {
  const { db } = tenant.context;
  const tables = db
    .prepare<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    .all()
    .map(({ name }) => name)
    .filter((name) => !spared.test(name));
  const contents = (): Map<string, string> =>
    new Map(tables.map((name) => [name, JSON.stringify(db.prepare(`SELECT * FROM ${name}`).all())]));
  const known = new Set(
    db
      .prepare<{ id: string }>('SELECT id FROM items')
      .all()
      .map(({ id }) => id),
  );
  const registered = `SELECT id FROM items WHERE entity_registry_id IS NOT NULL`;
  const inRegistry = new Set(
    db
      .prepare<{ id: string }>(registered)
      .all()
      .map(({ id }) => id),
  );
  const fields = "SELECT id, type, body ->> '$.fields' AS fields FROM items";
  const fieldsOf = new Map(
    db
      .prepare<{ id: string; fields: string | null }>(fields)
      .all()
      .map((row) => [row.id, row.fields]),
  );
  const last = db.prepare<{ n: number }>('SELECT max(number) AS n FROM audit_log').get()?.n ?? 0;
  const lastEvent = db.prepare<{ n: number }>('SELECT max(number) AS n FROM events').get()?.n ?? 0;
  const before = contents();

  await call();

  const after = contents();
  const events = (id: string, type: string): number =>
    db
      .prepare<{ n: number }>('SELECT count(*) AS n FROM events WHERE number > ? AND item_id = ? AND type = ?')
      .get(lastEvent ?? 0, id, type)?.n ?? 0;
  const made = db
    .prepare<{ id: string; type: string }>('SELECT id, type FROM items')
    .all()
    .flatMap(({ id, type }) => (known.has(id) ? [] : [[id, created[type]] as const]));
  const newlyRegistered = db
    .prepare<{ id: string }>(registered)
    .all()
    .flatMap(({ id }) => (inRegistry.has(id) ? [] : [[id, 'v2.entity.registered'] as const]));
  const changed = db
    .prepare<{ id: string; type: string; fields: string | null }>(fields)
    .all()
    .flatMap((row) =>
      known.has(row.id) && fieldsOf.get(row.id) !== row.fields ? [[row.id, fieldsUpdated[row.type]] as const] : [],
    );
  return {
    tables: tables.filter((name) => before.get(name) !== after.get(name)),
    records: db
      .prepare<{ content: string }>('SELECT content FROM audit_log WHERE number > ?')
      .all(last ?? 0)
      .map(({ content }) => JSON.parse(content) as AuditRecord),
    untold: [...made, ...newlyRegistered, ...changed].flatMap(([id, type]) =>
      type === undefined || events(id, type) === 1 ? [] : [`${id} has ${events(id, type)} of ${type}`],
    ),
  };
}
