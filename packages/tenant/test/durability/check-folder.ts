import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { verifyAuditChain, type ChainedRow } from '../../src/audit/audit-chain.ts';
import type { Ledger } from './ledger.ts';
import { toldTypes } from './write-lab.ts';

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
      'grant without its record',
      `SELECT resource_id, collaborator_id, policy FROM collaborations JOIN principals ON principals.id = collaborator_id
       WHERE name || ': ' || policy IS NOT (SELECT content ->> 'newValue' FROM audit_log
         WHERE item_developer_id = resource_id AND content ->> 'action' IN ('Updated collaborator', 'Removed collaborator')
           AND coalesce(content ->> 'newValue', content ->> 'oldValue') LIKE name || ': %'
         ORDER BY number DESC LIMIT 1)`,
    ),
    ...faults(
      db,
      'revocation without its grant',
      `SELECT DISTINCT item_developer_id FROM audit_log AS removed JOIN items ON items.id = item_developer_id
       WHERE removed.content ->> 'action' = 'Removed collaborator' AND removed.number = (
         SELECT max(number) FROM audit_log AS later WHERE later.item_developer_id = removed.item_developer_id
           AND later.content ->> 'action' IN ('Updated collaborator', 'Removed collaborator'))
         AND EXISTS (SELECT 1 FROM collaborations JOIN principals ON principals.id = collaborator_id
           WHERE resource_id = item_developer_id AND removed.content ->> 'oldValue' LIKE name || ': %')`,
    ),
    ...faults(
      db,
      'ended upload whose bytes are not as they should be',
      `SELECT id, body ->> 'uploadStatus' AS status FROM items WHERE type = 'blob'
       AND (body ->> 'uploadStatus' = 'COMPLETE') <> (id IN (SELECT key FROM stored_parts))
       AND body ->> 'uploadStatus' <> 'IN_PROGRESS'`,
    ),
    ...faults(
      db,
      'bytes without their blob',
      "SELECT key FROM stored_parts WHERE key NOT IN (SELECT id FROM items) AND key NOT LIKE 'audit-export-%'",
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
  // A project has a folder of its own name.
  const names = db
    .prepare("SELECT name FROM items WHERE name GLOB 'w[0-9]*-*' AND NOT (type = 'folder' AND folder_id IS NULL)")
    .all();
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
      'run or workflow task without exactly one event',
      `SELECT id, (SELECT count(*) FROM events WHERE item_id = items.id
         AND type IN ('v2.assayRun.created', 'v2.workflowTask.created')) AS n
       FROM items WHERE type IN ('assay_run', 'workflow_task') AND n <> 1`,
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
      `SELECT item_id, count(*) AS n FROM events WHERE type IN (${toldTypes.map((type) => `'${type}'`).join(', ')})
       GROUP BY item_id
       HAVING n <> (SELECT count(*) FROM webhook_deliveries WHERE webhook_deliveries.item_id = events.item_id)`,
    ),
  ];
}
