import { appliedSeed } from '../seeds/apply-seed.ts';
import type { AccessParts } from '../tenant-parts.ts';
import type { TenantStatus } from './control.ts';

/** Where a tenant is and how much is in it. */
export function tenantStatus({ clock, db, url }: AccessParts, data: string): TenantStatus {
  const count = (sql: string): number => db.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`).get()?.n ?? 0;
  return {
    url: url(),
    data,
    seed: appliedSeed(db) ?? 'none',
    time: clock.now(),
    users: count('users'),
    apps: count('apps'),
    projects: count("items WHERE type = 'project'"),
    auditRows: count('audit_log'),
  };
}
