import { hashSecret, newSecret } from '../identity/secret.ts';
import type { TenantBase } from '../tenant-context.ts';

/** A Benchling App as it is installed in this tenant. */
export interface App {
  /** `app_…`: the installation, which every API names. */
  readonly id: string;
  /** `appdef_…`: the definition. */
  readonly definitionId: string;
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

/** What a new app is made of. */
export interface NewApp {
  readonly id?: string;
  readonly name: string;
  readonly description: string;
  readonly creatorId: string;
}

/** The rows of apps. Knows no access and writes no audit record; its callers do. */
export interface Apps {
  create(app: NewApp): App;
  get(id: string): App | undefined;
  /** The app that acts as this principal. */
  ofPrincipal(principalId: string): App | undefined;
  list(): App[];
  update(id: string, changes: Partial<Pick<App, 'name' | 'description' | 'archiveReason'>>): App;
  /** A new secret, in the place of the one before; it cannot be seen again. */
  renewSecret(id: string): string;
  revokeSecret(id: string): void;
  /** The hash of a client's secret, and whether the client may have tokens at all. */
  credential(clientId: string): { readonly app: App; readonly secretHash: string | null } | undefined;
}

interface Row {
  readonly id: string;
  readonly definition_id: string;
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

const select =
  'SELECT apps.*, handle, name, last_seen_at FROM apps JOIN principals ON principals.id = apps.principal_id';

/** Keeps apps in the tenant's database. */
export function createApps({ db, clock, ids }: TenantBase): Apps {
  const one = (condition: string, value: string): Row | undefined =>
    db.prepare<Row>(`${select} WHERE ${condition} = ?`).get(value);
  const get = (id: string): App | undefined => appOf(one('apps.id', id));
  const existing = (id: string): App => {
    const app = get(id);
    if (app === undefined) throw new Error(`No app ${id} was just written.`);
    return app;
  };
  const setSecret = (id: string, hash: string | null): void => {
    db.prepare('UPDATE apps SET secret_hash = ?, secret_changed_at = ? WHERE id = ?').run(hash, clock.now(), id);
  };
  return {
    create({ id = ids.next('app_', 16), name, description, creatorId }) {
      const now = clock.now();
      const principalId = ids.next('ent_');
      const clientId = ids.next('', 10);
      db.prepare('INSERT INTO principals (id, kind, handle, name) VALUES (?, ?, ?, ?)').run(
        principalId,
        'app',
        handleOf(name, clientId),
        name,
      );
      db.prepare(
        `INSERT INTO apps (id, definition_id, principal_id, client_id, description, creator_id, created_at, modified_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(id, ids.next('appdef_', 16), principalId, clientId, description, creatorId, now, now);
      return existing(id);
    },
    get,
    ofPrincipal: (principalId) => appOf(one('principals.id', principalId)),
    list: () => db.prepare<Row>(`${select} ORDER BY apps.created_at, apps.id`).all().map(appOfRow),
    update(id, changes) {
      const { principalId, name, description, archiveReason } = { ...existing(id), ...changes };
      db.prepare('UPDATE principals SET name = ? WHERE id = ?').run(name, principalId);
      db.prepare('UPDATE apps SET description = ?, archive_reason = ?, modified_at = ? WHERE id = ?').run(
        description,
        archiveReason,
        clock.now(),
        id,
      );
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
      return row && { app: appOfRow(row), secretHash: row.secret_hash };
    },
  };
}

/** A handle that tells people which app it is and that no other app can have. */
function handleOf(name: string, clientId: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  return `${slug || 'app'}-${clientId.toLowerCase()}`;
}

function appOf(row: Row | undefined): App | undefined {
  return row && appOfRow(row);
}

function appOfRow(row: Row): App {
  return {
    id: row.id,
    definitionId: row.definition_id,
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
