import type { Database, Migration } from '../store/database.ts';

/** The table of the tenant's own id. */
export const tenantIdMigrations: readonly Migration[] = [
  {
    id: 'deliveries/3-tenant',
    sql: `
      CREATE TABLE tenant_id (id TEXT NOT NULL) STRICT;
      INSERT INTO tenant_id VALUES ('ten_' || lower(hex(randomblob(4))));`,
  },
];

/** The id of the tenant, `ten_…`, by which webhooks name it. */
export function tenantIdOf(db: Database): string {
  return db.prepare<{ id: string }>('SELECT id FROM tenant_id').get()?.id ?? '';
}
