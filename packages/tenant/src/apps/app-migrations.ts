import type { Migration } from '../store/database.ts';

/** The tables of app definitions and their versions, of configuration, and of who may use the developer console. */
export const appMigrations: readonly Migration[] = [
  {
    id: 'apps/1-definitions',
    sql: `
      CREATE TABLE app_definitions (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        framework TEXT NOT NULL CHECK (framework IN ('shareable', 'legacy')),
        lifecycle TEXT NOT NULL CHECK (lifecycle IN ('MANUAL', 'AUTOMATIC')),
        webhook_url TEXT,
        webhook_url_routing TEXT NOT NULL DEFAULT 'SUFFIXED' CHECK (webhook_url_routing IN ('SUFFIXED', 'STABLE')),
        is_shared INTEGER NOT NULL DEFAULT 0,
        owner_ids TEXT NOT NULL,
        creator_id TEXT NOT NULL REFERENCES principals (id),
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE app_versions (
        id TEXT PRIMARY KEY,
        definition_id TEXT NOT NULL REFERENCES app_definitions (id),
        number TEXT NOT NULL,
        manifest_text TEXT,
        manifest TEXT,
        creator_id TEXT NOT NULL REFERENCES principals (id),
        created_at INTEGER NOT NULL,
        UNIQUE (definition_id, number)
      ) STRICT;
      INSERT INTO app_definitions (id, name, description, framework, lifecycle, owner_ids, creator_id, created_at, modified_at)
        SELECT definition_id, name, description, 'shareable', 'MANUAL', json_array(creator_id), creator_id, created_at, modified_at
        FROM apps JOIN principals ON principals.id = principal_id;
      INSERT INTO app_versions (id, definition_id, number, creator_id, created_at)
        SELECT 'appver_' || substr(definition_id, 8), definition_id, '0.0.1', creator_id, created_at FROM apps;
      ALTER TABLE apps ADD COLUMN version_id TEXT;
      ALTER TABLE apps ADD COLUMN status TEXT NOT NULL DEFAULT 'active';
      ALTER TABLE apps ADD COLUMN has_access INTEGER NOT NULL DEFAULT 1;
      UPDATE apps SET version_id = 'appver_' || substr(definition_id, 8);

      CREATE TABLE app_config_items (
        id TEXT PRIMARY KEY,
        app_id TEXT NOT NULL REFERENCES apps (id),
        path TEXT NOT NULL,
        type TEXT NOT NULL,
        value TEXT,
        description TEXT NOT NULL,
        required_config INTEGER NOT NULL,
        subtype TEXT,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL,
        UNIQUE (app_id, path)
      ) STRICT;

      CREATE TABLE capabilities (
        holder_id TEXT NOT NULL,
        capability TEXT NOT NULL,
        PRIMARY KEY (holder_id, capability)
      ) STRICT, WITHOUT ROWID;`,
  },
];
