import { timestamp } from '../clock/timestamp.ts';
import type { Condition } from '../engine/filter.ts';
import { allOf } from '../engine/paging.ts';
import type { Database, Migration } from '../store/database.ts';
import type { TenantBase } from '../tenant-context.ts';
import { chainHash, chainStart, verifyAuditChain, type ChainedRow, type ChainVerdict } from './audit-chain.ts';
import type { AuditRow } from './audit-row.ts';
import { conditionsOf, type AuditFilter } from './audit-filter.ts';
import type { Audit, AuditChange } from './audit.ts';

/** The table of the audit log. */
export const auditMigrations: readonly Migration[] = [
  {
    id: 'audit/1-log',
    // AUTOINCREMENT remembers the last number that was ever given, which tells when the newest rows were removed.
    sql: `
      CREATE TABLE audit_log (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        content TEXT NOT NULL,
        hash TEXT NOT NULL,
        item_developer_id TEXT AS (content ->> 'itemDeveloperId'),
        user_id TEXT AS (content ->> 'userId')
      ) STRICT;
      CREATE INDEX audit_log_by_item ON audit_log (item_developer_id);
      CREATE INDEX audit_log_by_user ON audit_log (user_id);`,
  },
  {
    id: 'audit/4-ids',
    // Times grow with the numbers, so a page by time is a page by number.
    sql: `
      ALTER TABLE audit_log ADD COLUMN id TEXT AS (content ->> 'id');
      ALTER TABLE audit_log ADD COLUMN created_at TEXT AS (content ->> 'createdAt');
      CREATE UNIQUE INDEX audit_log_by_id ON audit_log (id);
      CREATE INDEX audit_log_by_time ON audit_log (created_at);`,
  },
];

/** A row of the audit log, and its place in the chain. */
export type NumberedRow = AuditRow & { readonly number: number };

/** The audit log: written through {@link Audit}, read and verified here. */
export interface AuditLog extends Audit {
  /** The oldest first unless `newestFirst`. @throws {TenantApiError} when a time is none */
  list(filter?: AuditFilter): NumberedRow[];
  /** The rows that match a condition over the table `audit_log`, the oldest first unless `descending`. */
  find(where: Condition, page: { readonly limit: number; readonly descending: boolean }): NumberedRow[];
  verify(): ChainVerdict;
}

/** Keeps the audit log in the tenant's database, each row chained to the one before it. */
export function createAuditLog({ db, clock, ids }: TenantBase): AuditLog {
  let transaction = { number: 0, id: '' };

  function transactionId(): string {
    const number = db.transactionNumber;
    // Outside of a transaction each row stands alone.
    if (number === 0 || number !== transaction.number) transaction = { number, id: ids.uuid() };
    return transaction.id;
  }

  const find: AuditLog['find'] = ({ sql, values }, { limit, descending }) =>
    db
      .prepare<Pick<ChainedRow, 'number' | 'content'>>(
        `SELECT number, content FROM audit_log WHERE ${sql} ORDER BY number ${descending ? 'DESC' : 'ASC'} LIMIT ?`,
      )
      .all(...values, limit)
      .map(numbered);

  return {
    record(change) {
      const last = db
        .prepare<Pick<ChainedRow, 'number' | 'hash'>>('SELECT number, hash FROM audit_log ORDER BY number DESC LIMIT 1')
        .get();
      const number = lastNumber(db) + 1;
      const row = rowOf(change, { id: ids.uuid(), createdAt: timestamp(clock.now()), transactionId: transactionId() });
      const content = JSON.stringify(row);
      db.prepare('INSERT INTO audit_log (number, content, hash) VALUES (?, ?, ?)').run(
        number,
        content,
        chainHash(last?.hash ?? chainStart, number, content),
      );
    },
    list: (filter = {}) =>
      find(allOf(conditionsOf(filter)), { limit: filter.limit ?? -1, descending: filter.newestFirst ?? false }),
    find,
    verify: () =>
      verifyAuditChain(
        db.prepare<ChainedRow>('SELECT number, content, hash FROM audit_log ORDER BY number').iterate(),
        lastNumber(db),
      ),
  };
}

function numbered({ number, content }: Pick<ChainedRow, 'number' | 'content'>): NumberedRow {
  return { number, ...(JSON.parse(content) as AuditRow) };
}

function lastNumber(db: Database): number {
  const kept = db.prepare<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit_log'").get();
  return kept?.seq ?? 0;
}

function rowOf(change: AuditChange, made: Pick<AuditRow, 'id' | 'createdAt' | 'transactionId'>): AuditRow {
  const { principal, parents = [] } = change;
  const [parent1, parent2, parent3] = parents;
  return {
    id: made.id,
    createdAt: made.createdAt,
    userId: principal.id,
    userHandle: principal.handle,
    userName: principal.name,
    delegateUser: null,
    clientId: principal.appId ?? null,
    clientName: principal.kind === 'app' ? principal.name : null,
    ipAddress: change.remoteAddress,
    transactionId: made.transactionId,
    eventDescription: change.eventDescription,
    action: change.action,
    oldValue: change.oldValue ?? null,
    newValue: change.newValue ?? null,
    item: change.item,
    itemId: null,
    itemDeveloperId: change.itemId,
    itemType: change.itemType,
    parentItem1: parent1?.name ?? null,
    parentItem1DeveloperId: parent1?.id ?? null,
    parentItem1Type: parent1?.type ?? null,
    parentItem2: parent2?.name ?? null,
    parentItem2DeveloperId: parent2?.id ?? null,
    parentItem2Type: parent2?.type ?? null,
    parentItem3: parent3?.name ?? null,
    parentItem3DeveloperId: parent3?.id ?? null,
    parentItem3Type: parent3?.type ?? null,
    reasonCode: null,
    reasonComment: change.reason ?? null,
    electronicallySigned: 'No',
  };
}
