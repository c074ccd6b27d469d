import type { App, AppStatus } from './apps.ts';
import type { AppFramework, Lifecycle } from './manifest/manifest.ts';

/** An installed app as the database has it. */
export interface AppRow {
  readonly id: string;
  readonly definition_id: string;
  readonly framework: AppFramework;
  readonly lifecycle: Lifecycle;
  readonly version_id: string;
  readonly version_number: string;
  readonly status: AppStatus;
  readonly has_access: number;
  readonly principal_id: string;
  readonly client_id: string;
  readonly name: string;
  readonly handle: string;
  readonly description: string;
  readonly creator_id: string;
  readonly secret_hash: string | null;
  readonly secret_changed_at: number | null;
  readonly archive_reason: string | null;
  readonly last_seen_at: number | null;
  readonly created_at: number;
  readonly modified_at: number;
}

/** Selects installed apps; more conditions follow with AND. */
export const selectApps = `
  SELECT apps.*, handle, principals.name, last_seen_at, framework, lifecycle, number AS version_number
  FROM apps JOIN principals ON principals.id = apps.principal_id
    JOIN app_definitions ON app_definitions.id = apps.definition_id
    JOIN app_versions ON app_versions.id = apps.version_id
  WHERE status <> 'uninstalled'`;

/** Reads a row. */
export function appOfRow(row: AppRow): App {
  return {
    id: row.id,
    definitionId: row.definition_id,
    framework: row.framework,
    lifecycle: row.lifecycle,
    versionId: row.version_id,
    versionNumber: row.version_number,
    status: row.status,
    principalId: row.principal_id,
    clientId: row.client_id,
    name: row.name,
    handle: row.handle,
    description: row.description,
    creatorId: row.creator_id,
    hasSecret: row.secret_hash !== null,
    archiveReason: row.archive_reason,
    secretChangedAt: row.secret_changed_at,
    lastSeenAt: row.last_seen_at,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}

/** A handle that tells people which app it is and that no other app can have. */
export function handleOf(name: string, clientId: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return `${slug || 'app'}-${clientId.toLowerCase()}`;
}
