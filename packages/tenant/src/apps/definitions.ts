import type { TenantBase } from '../tenant-context.ts';
import type { AppFramework, Lifecycle, Manifest } from './manifest/manifest.ts';

/** How messages reach the webhook URL: below it by their kind, or all of them at it. */
export type WebhookUrlRouting = 'SUFFIXED' | 'STABLE';

/** What an app is, apart from the tenant that it is installed in; of a legacy app, the other half of its installation. */
export interface AppDefinition {
  /** `appdef_…` */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly framework: AppFramework;
  /** Of legacy apps; any other is `MANUAL`, for its secret is made by hand. */
  readonly lifecycle: Lifecycle;
  readonly webhookUrl: string | null;
  readonly webhookUrlRouting: WebhookUrlRouting;
  /** Whether other tenants may install it; a manifest then takes a new version for every change. */
  readonly isShared: boolean;
  /** Users who may change it beside tenant admins. */
  readonly ownerIds: readonly string[];
  readonly creatorId: string;
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** A version of a definition. */
export interface AppVersion {
  readonly id: string;
  readonly definitionId: string;
  readonly number: string;
  readonly creatorId: string;
  readonly createdAt: number;
  /** As it was uploaded; `null` for an app from scratch. */
  readonly manifestText: string | null;
  readonly manifest: Manifest | null;
}

/** What a new definition is made of. */
export type NewDefinition = Pick<AppDefinition, 'name' | 'description' | 'creatorId'> &
  Partial<Pick<AppDefinition, 'id' | 'framework' | 'lifecycle' | 'webhookUrl' | 'webhookUrlRouting'>>;

/** What of a definition can be changed. */
export type DefinitionChanges = Partial<
  Pick<
    AppDefinition,
    'name' | 'description' | 'lifecycle' | 'webhookUrl' | 'webhookUrlRouting' | 'isShared' | 'ownerIds'
  >
>;

/** The rows of definitions and their versions. Knows no access and writes no audit record; its callers do. */
export interface AppDefinitions {
  create(definition: NewDefinition): AppDefinition;
  get(id: string): AppDefinition | undefined;
  list(): AppDefinition[];
  update(id: string, changes: DefinitionChanges): AppDefinition;
  /** Adds a version, or puts it in the place of the one with its number. */
  putVersion(version: Omit<AppVersion, 'id' | 'createdAt'>): AppVersion;
  version(id: string): AppVersion | undefined;
  /** The oldest first. */
  versions(definitionId: string): AppVersion[];
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly framework: AppFramework;
  readonly lifecycle: Lifecycle;
  readonly webhook_url: string | null;
  readonly webhook_url_routing: WebhookUrlRouting;
  readonly is_shared: number;
  readonly owner_ids: string;
  readonly creator_id: string;
  readonly created_at: number;
  readonly modified_at: number;
}

interface VersionRow {
  readonly id: string;
  readonly definition_id: string;
  readonly number: string;
  readonly manifest_text: string | null;
  readonly manifest: string | null;
  readonly creator_id: string;
  readonly created_at: number;
}

/** Keeps definitions in the tenant's database. */
export function createDefinitions({ db, clock, ids }: TenantBase): AppDefinitions {
  // One manifest is asked for again and again while its app is configured.
  let read: { readonly text: string; readonly manifest: Manifest } | undefined;
  const manifestOf = (text: string): Manifest => {
    if (read?.text !== text) read = { text, manifest: JSON.parse(text) as Manifest };
    return read.manifest;
  };
  const versionOf = (row: VersionRow): AppVersion => ({
    id: row.id,
    definitionId: row.definition_id,
    number: row.number,
    creatorId: row.creator_id,
    createdAt: row.created_at,
    manifestText: row.manifest_text,
    manifest: row.manifest === null ? null : manifestOf(row.manifest),
  });
  const get = (id: string): AppDefinition | undefined => {
    const row = db.prepare<Row>('SELECT * FROM app_definitions WHERE id = ?').get(id);
    return row && definitionOf(row);
  };
  const existing = (id: string): AppDefinition => {
    const definition = get(id);
    if (definition === undefined) throw new Error(`No app definition ${id} was just written.`);
    return definition;
  };
  const versions = (definitionId: string): AppVersion[] =>
    db
      .prepare<VersionRow>('SELECT * FROM app_versions WHERE definition_id = ? ORDER BY created_at, rowid')
      .all(definitionId)
      .map(versionOf);
  return {
    create(made) {
      const { id = ids.next('appdef_', 16), framework = 'shareable', lifecycle = 'MANUAL', creatorId } = made;
      const { webhookUrl = null, webhookUrlRouting = 'SUFFIXED' } = made;
      const now = clock.now();
      db.prepare(
        `INSERT INTO app_definitions (id, name, description, framework, lifecycle, webhook_url, webhook_url_routing,
           owner_ids, creator_id, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?, ?, json_array(?), ?, ?, ?)`,
      ).run(
        id,
        made.name,
        made.description,
        framework,
        lifecycle,
        webhookUrl,
        webhookUrlRouting,
        creatorId,
        creatorId,
        now,
        now,
      );
      return existing(id);
    },
    get,
    list: () => db.prepare<Row>('SELECT * FROM app_definitions ORDER BY created_at, id').all().map(definitionOf),
    update(id, changes) {
      const after = { ...existing(id), ...changes };
      db.prepare(
        `UPDATE app_definitions SET name = ?, description = ?, lifecycle = ?, webhook_url = ?, webhook_url_routing = ?,
           is_shared = ?, owner_ids = ?, modified_at = ? WHERE id = ?`,
      ).run(
        after.name,
        after.description,
        after.lifecycle,
        after.webhookUrl,
        after.webhookUrlRouting,
        after.isShared ? 1 : 0,
        JSON.stringify(after.ownerIds),
        clock.now(),
        id,
      );
      return existing(id);
    },
    putVersion({ definitionId, number, creatorId, manifestText, manifest }) {
      db.prepare(
        `INSERT INTO app_versions (id, definition_id, number, manifest_text, manifest, creator_id, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (definition_id, number) DO UPDATE
         SET manifest_text = excluded.manifest_text, manifest = excluded.manifest`,
      ).run(
        ids.next('appver_', 16),
        definitionId,
        number,
        manifestText,
        manifest && JSON.stringify(manifest),
        creatorId,
        clock.now(),
      );
      const written = versions(definitionId).find((version) => version.number === number);
      if (written === undefined) throw new Error(`No version ${number} of ${definitionId} was just written.`);
      return written;
    },
    version(id) {
      const row = db.prepare<VersionRow>('SELECT * FROM app_versions WHERE id = ?').get(id);
      return row && versionOf(row);
    },
    versions,
  };
}

function definitionOf(row: Row): AppDefinition {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    framework: row.framework,
    lifecycle: row.lifecycle,
    webhookUrl: row.webhook_url,
    webhookUrlRouting: row.webhook_url_routing,
    isShared: row.is_shared === 1,
    ownerIds: JSON.parse(row.owner_ids) as string[],
    creatorId: row.creator_id,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
