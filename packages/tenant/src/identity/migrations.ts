import type { Migration } from '../store/database.ts';

/** The tables of who can call: users and their API keys, apps and their credentials, the key that signs tokens. */
export const identityMigrations: readonly Migration[] = [
  {
    id: 'identity/1-principals',
    sql: `
      CREATE TABLE principals (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('user', 'app')),
        handle TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        last_seen_at INTEGER
      ) STRICT;
      CREATE TABLE users (
        id TEXT PRIMARY KEY REFERENCES principals (id),
        email TEXT NOT NULL UNIQUE,
        is_tenant_admin INTEGER NOT NULL DEFAULT 0,
        is_suspended INTEGER NOT NULL DEFAULT 0,
        api_key_hash TEXT UNIQUE,
        api_key_changed_at INTEGER,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE apps (
        id TEXT PRIMARY KEY,
        principal_id TEXT NOT NULL UNIQUE REFERENCES principals (id),
        definition_id TEXT NOT NULL UNIQUE,
        client_id TEXT NOT NULL UNIQUE,
        secret_hash TEXT,
        secret_changed_at INTEGER,
        description TEXT NOT NULL,
        creator_id TEXT NOT NULL REFERENCES principals (id),
        archive_reason TEXT,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE signing_keys (
        purpose TEXT PRIMARY KEY,
        secret TEXT NOT NULL
      ) STRICT;`,
  },
];
