import type { TenantBase } from '../tenant-context.ts';
import { hashSecret, newSecret } from './secret.ts';

/** A person of the tenant. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  readonly isTenantAdmin: boolean;
  readonly isSuspended: boolean;
  readonly hasApiKey: boolean;
  /** Times are milliseconds since 1970. */
  readonly apiKeyChangedAt: number | null;
  readonly lastSeenAt: number | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** What a new user is made of. */
export interface NewUser {
  readonly id?: string;
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  /** Default false. */
  readonly isTenantAdmin?: boolean;
}

/** The rows of users. Knows no access and writes no audit record; its callers do. */
export interface Users {
  create(user: NewUser): User;
  get(id: string): User | undefined;
  /** The user with this handle or email. */
  find(handleOrEmail: string): User | undefined;
  list(): User[];
  update(id: string, changes: Partial<Pick<User, 'name' | 'handle' | 'email' | 'isSuspended'>>): User;
  /** A new API key, in the place of the one before; it cannot be seen again. */
  renewApiKey(id: string): string;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly email: string;
  readonly is_tenant_admin: number;
  readonly is_suspended: number;
  readonly api_key_hash: string | null;
  readonly api_key_changed_at: number | null;
  readonly last_seen_at: number | null;
  readonly created_at: number;
  readonly modified_at: number;
}

const select = 'SELECT users.*, handle, name, last_seen_at FROM users JOIN principals USING (id)';

/** Keeps users in the tenant's database. */
export function createUsers({ db, clock, ids }: TenantBase): Users {
  const get = (id: string): User | undefined => {
    const row = db.prepare<Row>(`${select} WHERE id = ?`).get(id);
    return row && userOf(row);
  };
  const existing = (id: string): User => {
    const user = get(id);
    if (user === undefined) throw new Error(`No user ${id} was just written.`);
    return user;
  };
  return {
    create({ id = ids.next('ent_'), name, handle, email, isTenantAdmin = false }) {
      const now = clock.now();
      db.prepare('INSERT INTO principals (id, kind, handle, name) VALUES (?, ?, ?, ?)').run(id, 'user', handle, name);
      db.prepare('INSERT INTO users (id, email, is_tenant_admin, created_at, modified_at) VALUES (?, ?, ?, ?, ?)').run(
        id,
        email,
        isTenantAdmin ? 1 : 0,
        now,
        now,
      );
      return existing(id);
    },
    get,
    find(handleOrEmail) {
      const row = db.prepare<Row>(`${select} WHERE handle = ?1 OR email = ?1`).get(handleOrEmail);
      return row && userOf(row);
    },
    list: () => db.prepare<Row>(`${select} ORDER BY users.created_at, id`).all().map(userOf),
    update(id, changes) {
      const before = existing(id);
      const { name, handle, email, isSuspended } = { ...before, ...changes };
      const isSame =
        name === before.name &&
        handle === before.handle &&
        email === before.email &&
        isSuspended === before.isSuspended;
      if (isSame) return before;
      db.prepare('UPDATE principals SET name = ?, handle = ? WHERE id = ?').run(name, handle, id);
      db.prepare('UPDATE users SET email = ?, is_suspended = ?, modified_at = ? WHERE id = ?').run(
        email,
        isSuspended ? 1 : 0,
        clock.now(),
        id,
      );
      return existing(id);
    },
    renewApiKey(id) {
      const key = newSecret(ids, 'sk_');
      db.prepare('UPDATE users SET api_key_hash = ?, api_key_changed_at = ? WHERE id = ?').run(
        hashSecret(key),
        clock.now(),
        id,
      );
      return key;
    },
  };
}

function userOf(row: Row): User {
  return {
    id: row.id,
    name: row.name,
    handle: row.handle,
    email: row.email,
    isTenantAdmin: row.is_tenant_admin === 1,
    isSuspended: row.is_suspended === 1,
    hasApiKey: row.api_key_hash !== null,
    apiKeyChangedAt: row.api_key_changed_at,
    lastSeenAt: row.last_seen_at,
    createdAt: row.created_at,
    modifiedAt: row.modified_at,
  };
}
