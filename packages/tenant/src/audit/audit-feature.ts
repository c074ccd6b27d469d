import type { Feature } from '../feature.ts';
import { auditExportMigrations, type AuditExports, type AuditFormat } from './audit-exports.ts';

/** How the files of exports differ from Benchling's. */
export const auditFilesDiffer =
  'A PDF is plain text, in which letters beyond those of Western Europe are question marks.';

/** The export of an object's audit log in API v2. */
export function auditFeature(exports: AuditExports): Feature {
  return {
    name: 'audit-export',
    migrations: auditExportMigrations,
    operations: {
      auditLog: {
        support: 'partial',
        differs: auditFilesDiffer,
        accept: ({ principal, path }) => void exports.objectOfLog(principal, path['object_id'] ?? ''),
        runTask: ({ principal, path, body }) => ({
          downloadURL: exports.create(
            principal,
            path['object_id'] ?? '',
            (body as { readonly format: AuditFormat }).format,
          ),
        }),
      },
    },
  };
}
