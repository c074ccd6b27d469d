import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verifyAuditChain, type ChainedRow } from '../../src/audit/audit-chain.ts';
import type { Ledger } from './ledger.ts';

/** What is wrong, in rows, with the data that a killed tenant left: looked at in a copy, as nobody has repaired it yet. */
export function checkFolder(folder: string, ledger: Ledger): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'killed-'));
  cpSync(folder, copy, { recursive: true });
  const db = new DatabaseSync(join(copy, 'tenant.db'));
  try {
    return [...checkStore(db), ...checkRecords(db), ...checkDoubles(db, ledger), ...checkEvents(db)];
  } finally {
    db.close();
    rmSync(copy, { recursive: true });
  }
}

/** A row is a fault of that kind. */
function faults(db: DatabaseSync, fault: string, sql: string): string[] {
  return db
    .prepare(sql)
    .all()
    .map((row) => `${fault}: ${JSON.stringify(row)}`);
}

function checkStore(db: DatabaseSync): string[] {
  const chain = db.prepare('SELECT number, content, hash FROM audit_log ORDER BY number');
  const written = db.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'audit_log'").get()?.['seq'];
  const verdict = verifyAuditChain(chain.iterate() as unknown as Iterable<ChainedRow>, Number(written));
  const damage = db.prepare('PRAGMA integrity_check').all();
  return [
    ...(damage.length === 1 && damage[0]?.['integrity_check'] === 'ok' ? [] : [`damaged: ${JSON.stringify(damage)}`]),
    ...faults(db, 'points nowhere', 'PRAGMA foreign_key_check'),
    ...(verdict.intact ? [] : [`chain broken: ${JSON.stringify(verdict)}`]),
  ];
}

function checkRecords(db: DatabaseSync): string[] {
  return [
    ...faults(
      db,
      'item without its record',
      // Natural monomers come with every tenant.
      "SELECT id, type, name FROM items WHERE type <> 'monomer' AND id NOT IN (SELECT item_developer_id FROM audit_log)",
    ),
    ...faults(
      db,
      'principal without its record',
      `SELECT id FROM (SELECT id FROM users UNION SELECT id FROM apps)
       WHERE id NOT IN (SELECT item_developer_id FROM audit_log)`,
    ),
    ...faults(
      db,
      'record without its object',
      `SELECT DISTINCT item_developer_id AS id, content ->> 'itemType' AS type FROM audit_log
       WHERE item_developer_id NOT IN (SELECT id FROM items UNION SELECT id FROM users UNION SELECT id FROM apps
         UNION SELECT id FROM organizations
         UNION SELECT id FROM teams UNION SELECT id FROM app_definitions)`,
    ),
    ...faults(
      db,
      'wrong count',
      `SELECT * FROM (SELECT type, scope_id, schema_id, archive_reason, count(*) AS n FROM items GROUP BY 1, 2, 3, 4)
       EXCEPT SELECT type, scope_id, schema_id, archive_reason, n FROM item_counts`,
    ),
    ...faults(
      db,
      'storage without its place',
      `SELECT id, type FROM items WHERE type IN ('container', 'box', 'plate', 'location') AND pk NOT IN (SELECT pk FROM storage)`,
    ),
  ];
}

/** A name or a note that was sent once is kept once at most. */
function checkDoubles(db: DatabaseSync, { sent }: Ledger): string[] {
  const names = db.prepare("SELECT name FROM items WHERE name GLOB 'w[0-9]*-*'").all();
  const seen = new Set<unknown>();
  const doubled = names
    .filter(({ name }) => seen.size === seen.add(name).size)
    .map(({ name }) => `doubled: ${String(name)}`);
  const strange = [...seen].filter((name) => !sent.has(String(name))).map((name) => `never sent: ${String(name)}`);
  return [...doubled, ...strange];
}

/** Each entry and each registered entity has its event once, each event to the app its delivery. */
function checkEvents(db: DatabaseSync): string[] {
  return [
    ...faults(
      db,
      'entry without exactly one event',
      `SELECT id, (SELECT count(*) FROM events WHERE item_id = items.id AND type = 'v2.entry.created') AS n
       FROM items WHERE type = 'entry' AND n <> 1`,
    ),
    ...faults(
      db,
      'registration without exactly one event',
      `SELECT id, (SELECT count(*) FROM events WHERE item_id = items.id AND type = 'v2.entity.registered') AS n
       FROM items WHERE entity_registry_id IS NOT NULL AND type = 'custom_entity' AND n <> 1`,
    ),
    ...faults(
      db,
      'event without exactly one webhook',
      `SELECT item_id, count(*) AS n FROM events WHERE type IN ('v2.entry.created', 'v2.entry.updated.fields', 'v2.entity.registered')
       GROUP BY item_id
       HAVING n <> (SELECT count(*) FROM webhook_deliveries WHERE webhook_deliveries.item_id = events.item_id)`,
    ),
  ];
}
