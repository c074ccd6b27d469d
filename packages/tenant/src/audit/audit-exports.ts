import type { Principal } from '../identity/principal.ts';
import type { Migration } from '../store/database.ts';
import type { Storage } from '../storage/storage.ts';
import type { TenantBase } from '../tenant-context.ts';
import { auditCsv } from './audit-csv.ts';
import type { AuditLog } from './audit-log.ts';
import { auditPdf } from './audit-pdf.ts';
import type { AuditRow } from './audit-row.ts';

/** How audit logs are exported. */
export interface AuditExportSettings {
  /** How long a download address is good for; default 86,400. */
  readonly downloadLifetimeSeconds: number;
}

/** What an audit log is exported as. */
export type AuditFormat = 'CSV' | 'PDF';

/** Who may see the log of an object, and what it is called. @throws {TenantApiError} when it is missing or hidden. */
export type ObjectOfLog = (principal: Principal, objectId: string) => { readonly type: string };

/** The audit logs of objects as files. */
export interface AuditExports {
  readonly objectOfLog: ObjectOfLog;
  /** Writes the file and gives the address of its download. @throws {TenantApiError} when the object is missing or hidden. */
  create(principal: Principal, objectId: string, format: AuditFormat): string;
}

/** The tables of exports. */
export const auditExportMigrations: readonly Migration[] = [
  {
    id: 'audit/2-exports',
    sql: `
      CREATE TABLE audit_exports (
        id TEXT PRIMARY KEY,
        file_name TEXT NOT NULL,
        content TEXT NOT NULL
      ) STRICT;`,
  },
  // Their files are in the storage that all downloads come from.
  { id: 'audit/3-exports-in-storage', sql: 'DROP TABLE audit_exports;' },
];

const mimeTypes: Readonly<Record<AuditFormat, string>> = { CSV: 'text/csv; charset=utf-8', PDF: 'application/pdf' };

/** Rows of the log as the bytes of a file, under a title. */
export function auditFile(
  title: string,
  rows: readonly AuditRow[],
  format: AuditFormat,
): { readonly bytes: Uint8Array; readonly mimeType: string } {
  const text = format === 'PDF' ? auditPdf(title, rows) : auditCsv(rows);
  return { bytes: Buffer.from(text), mimeType: mimeTypes[format] };
}

/** Makes the export of audit logs. */
export function createAuditExports(
  { ids }: Pick<TenantBase, 'ids'>,
  {
    audit,
    storage,
    objectOfLog,
  }: { readonly audit: AuditLog; readonly storage: Storage } & Pick<AuditExports, 'objectOfLog'>,
  { downloadLifetimeSeconds = 86_400 }: Partial<AuditExportSettings> = {},
): AuditExports {
  return {
    objectOfLog,
    create(principal, objectId, format) {
      const { type } = objectOfLog(principal, objectId);
      const name = `${type}_audit_log_${objectId}`;
      const rows = audit.list({ itemId: objectId });
      const key = `audit-export-${ids.uuid()}`;
      const { bytes, mimeType } = auditFile(name, rows, format);
      storage.write(key, bytes);
      const as = { fileName: `${name}.${format.toLowerCase()}`, mimeType };
      return storage.downloadUrl(key, as, downloadLifetimeSeconds * 1000).url;
    },
  };
}
