import { TenantApiError } from '../api-error.ts';
import type { Feature } from '../feature.ts';
import { createWindow } from '../limits/window.ts';
import type { Principal } from '../identity/principal.ts';
import { errorResponse } from '../replies.ts';
import type { RawHandler } from '../request.ts';
import { isSignedBy, urlSignature } from '../storage/url-signature.ts';
import type { Migration } from '../store/database.ts';
import type { TenantContext } from '../tenant-context.ts';
import { auditCsv } from './audit-csv.ts';
import { auditPdf } from './audit-pdf.ts';
import type { AuditLog } from './audit-log.ts';

/** How audit logs are exported. */
export interface AuditExportSettings {
  /** Default 500, as Benchling's. */
  readonly exportsPerHour: number;
  /** How long a download address is good for; default 86,400. */
  readonly downloadLifetimeSeconds: number;
}

const migrations: readonly Migration[] = [
  {
    id: 'audit/2-exports',
    sql: `
      CREATE TABLE audit_exports (
        id TEXT PRIMARY KEY,
        file_name TEXT NOT NULL,
        content TEXT NOT NULL
      ) STRICT;`,
  },
];

const downloads = '/downloads/';

/** Who may see the log of an object, and what it is called. @throws {TenantApiError} when it is missing or hidden. */
export type ObjectOfLog = (principal: Principal, objectId: string) => { readonly type: string };

/** The export of an object's audit log, and the download of its file. */
export function auditFeature(
  context: TenantContext,
  audit: AuditLog,
  objectOfLog: ObjectOfLog,
  changed: Partial<AuditExportSettings> = {},
): Feature {
  const settings: AuditExportSettings = { exportsPerHour: 500, downloadLifetimeSeconds: 86_400, ...changed };
  const { db, clock, ids } = context;
  const exports = createWindow('fixed', { limit: settings.exportsPerHour, periodMs: 3_600_000 });

  const download: RawHandler = ({ method, url }) => {
    const { pathname, searchParams } = new URL(url, 'http://tenant');
    const id = pathname.slice(downloads.length);
    const expires = searchParams.get('expires') ?? '';
    const authentic = isSignedBy(context, `${id}.${expires}`, searchParams.get('signature') ?? '');
    const file = db
      .prepare<{ file_name: string; content: string }>('SELECT file_name, content FROM audit_exports WHERE id = ?')
      .get(id);
    if (method !== 'GET' || !authentic || Number(expires) * 1000 <= clock.now() || file === undefined)
      return errorResponse(
        new TenantApiError(403, 'authentication_error', 'This download has expired, or its address was changed.'),
      );
    return {
      status: 200,
      headers: {
        'content-type': file.file_name.endsWith('.pdf') ? 'application/pdf' : 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${file.file_name}"`,
      },
      body: file.content,
    };
  };

  return {
    name: 'audit-export',
    migrations,
    operations: {
      auditLog: {
        support: 'partial',
        differs: 'A PDF is plain text, in which letters beyond those of Western Europe are question marks.',
        accept({ principal, path }) {
          objectOfLog(principal, path['object_id'] ?? '');
          if (!exports.take(clock.now()).allowed)
            throw new TenantApiError(429, 'invalid_request_error', 'Rate limit exceeded.');
        },
        runTask({ principal, path, body }) {
          const objectId = path['object_id'] ?? '';
          const { format } = body as { readonly format: 'CSV' | 'PDF' };
          const { type } = objectOfLog(principal, objectId);
          const id = ids.uuid();
          const name = `${type}_audit_log_${objectId}`;
          const rows = audit.list({ itemId: objectId });
          const content = format === 'PDF' ? auditPdf(name, rows) : auditCsv(rows);
          db.prepare('INSERT INTO audit_exports VALUES (?, ?, ?)').run(id, `${name}.${format.toLowerCase()}`, content);
          const expires = Math.ceil(clock.now() / 1000) + settings.downloadLifetimeSeconds;
          const signature = urlSignature(context, `${id}.${expires}`);
          return { downloadURL: `${context.url()}${downloads}${id}?expires=${expires}&signature=${signature}` };
        },
      },
    },
    mounts: { [downloads]: download },
  };
}
