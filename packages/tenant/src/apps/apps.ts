import { hashSecret, newSecret } from '../identity/secret.ts';
import type { TenantBase } from '../tenant-context.ts';
import { createAppHappenings, type AppHappenings } from './app-happenings.ts';
import { appOfRow, handleOf, selectApps, type AppRow } from './app-row.ts';
import { webhookOf, type AppWebhooks } from './app-webhook.ts';
import { createDefinitions, type AppDefinitions, type AppVersion, type NewDefinition } from './definitions.ts';
import type { AppFramework, Lifecycle } from './manifest/manifest.ts';

/** `inactive` until it is activated, or after it was deactivated. */
export type AppStatus = 'active' | 'inactive';

/** A Benchling App as it is installed in this tenant. */
export interface App {
  /** `app_…`: the installation, which every API names. */
  readonly id: string;
  /** `appdef_…`: the definition. */
  readonly definitionId: string;
  readonly framework: AppFramework;
  readonly lifecycle: Lifecycle;
  /** The version that is installed. */
  readonly versionId: string;
  readonly versionNumber: string;
  readonly status: AppStatus;
  /** `ent_…`: the app as one who acts; the `sub` of its tokens. */
  readonly principalId: string;
  /** Names the app when it asks for a token. It never changes and is no secret. */
  readonly clientId: string;
  readonly name: string;
  readonly handle: string;
  readonly description: string;
  readonly creatorId: string;
  readonly hasSecret: boolean;
  readonly archiveReason: string | null;
  /** Times are milliseconds since 1970. */
  readonly secretChangedAt: number | null;
  readonly lastSeenAt: number | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** What a new app is made of, from scratch. */
export interface NewApp {
  readonly id?: string;
  readonly name: string;
  readonly description: string;
  readonly creatorId: string;
}

/** What of an installed app can be changed. */
export type AppChanges = Partial<Pick<App, 'name' | 'description' | 'archiveReason' | 'status' | 'versionId'>>;

/** The rows of apps. Knows no access and writes no audit record; its callers do. */
export interface Apps extends AppWebhooks {
  readonly definitions: AppDefinitions;
  /** What was done to apps, for whoever tells the apps. */
  readonly happenings: AppHappenings;
  /** Makes a definition of one version and installs it. */
  create(app: NewApp & Partial<NewDefinition>): App;
  /** Installs a version. Whoever was uninstalled comes back with its id, its client id and its configuration. */
  install(
    version: Pick<AppVersion, 'id' | 'definitionId'>,
    app: { readonly id?: string; readonly creatorId: string; readonly status: AppStatus },
  ): App;
  uninstall(id: string): void;
  get(id: string): App | undefined;
  ofDefinition(definitionId: string): App | undefined;
  /** The app that acts as this principal. */
  ofPrincipal(principalId: string): App | undefined;
  list(): App[];
  /** Changes an app; a name and a description go to its definition too. */
  update(id: string, changes: AppChanges): App;
  /** A new secret, in the place of the one before; it cannot be seen again. */
  renewSecret(id: string): string;
  revokeSecret(id: string): void;
  /** The hash of a client's secret; `null` when the client may have no tokens. */
  credential(clientId: string): { readonly app: App; readonly secretHash: string | null } | undefined;
}

/** Keeps apps in the tenant's database. */
export function createApps(base: TenantBase): Apps {
  const { db, clock, ids } = base;
  const definitions = createDefinitions(base);
  const one = (condition: string, value: string): AppRow | undefined =>
    db.prepare<AppRow>(`${selectApps} AND ${condition} = ?`).get(value);
  const first = (condition: string, value: string): App | undefined => {
    const row = one(condition, value);
    return row && appOfRow(row);
  };
  const get = (id: string): App | undefined => first('apps.id', id);
  const existing = (id: string): App => {
    const app = get(id);
    if (app === undefined) throw new Error(`No app ${id} was just written.`);
    return app;
  };
  const setSecret = (id: string, hash: string | null): void => {
    db.prepare('UPDATE apps SET secret_hash = ?, secret_changed_at = ? WHERE id = ?').run(hash, clock.now(), id);
  };
  const list = (): App[] => db.prepare<AppRow>(`${selectApps} ORDER BY apps.created_at, apps.id`).all().map(appOfRow);

  // A legacy app gets its access with its activation; any other has it from its installation on.
  const setStatus = (id: string, status: AppStatus | 'uninstalled'): void => {
    db.prepare(
      `UPDATE apps SET status = ?1, has_access = ?1 = 'active' OR (?1 = 'inactive' AND EXISTS (
         SELECT 1 FROM app_definitions WHERE id = apps.definition_id AND framework = 'shareable')) WHERE id = ?2`,
    ).run(status, id);
  };

  const insert = (
    version: Pick<AppVersion, 'id' | 'definitionId'>,
    { id = ids.next('app_', 16), creatorId }: { readonly id?: string; readonly creatorId: string },
  ): string => {
    const definition = definitions.get(version.definitionId);
    if (definition === undefined) throw new Error(`There is no app definition ${version.definitionId}.`);
    const { name, description } = definition;
    const now = clock.now();
    const principalId = ids.next('ent_');
    const clientId = ids.next('', 10);
    db.prepare("INSERT INTO principals (id, kind, handle, name) VALUES (?, 'app', ?, ?)").run(
      principalId,
      handleOf(name, clientId),
      name,
    );
    db.prepare(
      `INSERT INTO apps (id, definition_id, version_id, principal_id, client_id, description, creator_id, created_at,
         modified_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(id, definition.id, version.id, principalId, clientId, description, creatorId, now, now);
    return id;
  };

  const install: Apps['install'] = (version, app) => {
    const before = db
      .prepare<{ id: string }>('SELECT id FROM apps WHERE definition_id = ?')
      .get(version.definitionId)?.id;
    const id = before ?? insert(version, app);
    db.prepare('UPDATE apps SET version_id = ?, archive_reason = NULL WHERE id = ?').run(version.id, id);
    setStatus(id, app.status);
    return existing(id);
  };

  return {
    definitions,
    happenings: createAppHappenings(),
    create({ id, ...made }) {
      const definition = definitions.create(made);
      const version = definitions.putVersion({
        definitionId: definition.id,
        number: '0.0.1',
        creatorId: made.creatorId,
        manifestText: null,
        manifest: null,
      });
      return install(version, { ...(id !== undefined && { id }), creatorId: made.creatorId, status: 'active' });
    },
    install,
    uninstall: (id) => setStatus(id, 'uninstalled'),
    get,
    ofDefinition: (definitionId) => first('apps.definition_id', definitionId),
    ofPrincipal: (principalId) => first('principals.id', principalId),
    list,
    update(id, changes) {
      const before = existing(id);
      const { principalId, name, description, archiveReason, status, versionId } = { ...before, ...changes };
      db.prepare('UPDATE principals SET name = ? WHERE id = ?').run(name, principalId);
      db.prepare(
        'UPDATE apps SET description = ?, archive_reason = ?, version_id = ?, modified_at = ? WHERE id = ?',
      ).run(description, archiveReason, versionId, clock.now(), id);
      if (name !== before.name || description !== before.description)
        definitions.update(before.definitionId, { name, description });
      if (status !== before.status) setStatus(id, status);
      return existing(id);
    },
    renewSecret(id) {
      const secret = newSecret(ids);
      setSecret(id, hashSecret(secret));
      return secret;
    },
    revokeSecret: (id) => setSecret(id, null),
    credential(clientId) {
      const row = one('client_id', clientId);
      return row && { app: appOfRow(row), secretHash: row.has_access === 1 ? row.secret_hash : null };
    },
    webhookOf(appId) {
      const app = get(appId);
      return app && webhookOf(app, definitions);
    },
    installations: () => list().filter(({ archiveReason }) => archiveReason === null),
  };
}
