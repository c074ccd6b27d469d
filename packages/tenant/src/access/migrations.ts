import type { Migration } from '../store/database.ts';

const watched = ['memberships', 'collaborations', 'ownerships', 'teams'];
const changes = ['INSERT', 'UPDATE', 'DELETE'];

/** What the ids of memberships and of collaborations begin with, which is inferred. */
export const prefixes: Readonly<Record<'memberships' | 'collaborations' | 'ownerships', string>> = {
  memberships: 'memb_',
  collaborations: 'collab_',
  ownerships: 'collab_',
};

/**
 * The tables of who belongs where and what is granted to whom.
 * Every change of them draws a new `access_version`, so that whoever caches rights can tell in one look that they are stale;
 * a drawn value and not a counter, because a counter repeats itself after a rollback or a restored snapshot.
 */
export const accessMigrations: readonly Migration[] = [
  {
    id: 'access/1-grants',
    sql: `
      CREATE TABLE organizations (
        id TEXT PRIMARY KEY,
        handle TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE teams (
        id TEXT PRIMARY KEY,
        organization_id TEXT NOT NULL REFERENCES organizations (id),
        name TEXT NOT NULL,
        archived_at INTEGER,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE memberships (
        group_id TEXT NOT NULL,
        principal_id TEXT NOT NULL REFERENCES principals (id),
        role TEXT NOT NULL CHECK (role IN ('ADMIN', 'MEMBER')),
        PRIMARY KEY (group_id, principal_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX memberships_by_principal ON memberships (principal_id);
      CREATE TABLE ownerships (
        resource_id TEXT PRIMARY KEY,
        owner_id TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX ownerships_by_owner ON ownerships (owner_id);
      CREATE TABLE collaborations (
        resource_id TEXT NOT NULL,
        collaborator_id TEXT NOT NULL,
        admins_only INTEGER NOT NULL DEFAULT 0,
        policy TEXT NOT NULL CHECK (policy IN ('Admin', 'Write', 'Append', 'Read', 'None')),
        PRIMARY KEY (resource_id, collaborator_id, admins_only)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX collaborations_by_collaborator ON collaborations (collaborator_id);
      CREATE TABLE access_version (version TEXT NOT NULL) STRICT;
      INSERT INTO access_version VALUES (hex(randomblob(8)));
      ${watched
        .flatMap((table) =>
          changes.map(
            (change) => `CREATE TRIGGER ${table}_${change.toLowerCase()}_access AFTER ${change} ON ${table}
      BEGIN UPDATE access_version SET version = hex(randomblob(8)); END;`,
          ),
        )
        .join('\n      ')}`,
  },
  {
    id: 'access/2-ids',
    // What API v3 shows of each: an id, and since when it stands.
    sql: Object.entries(prefixes)
      .map(
        ([table, prefix]) => `
      ALTER TABLE ${table} ADD COLUMN id TEXT NOT NULL DEFAULT '';
      ALTER TABLE ${table} ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE ${table} ADD COLUMN modified_at INTEGER NOT NULL DEFAULT 0;
      UPDATE ${table} SET id = '${prefix}' || lower(hex(randomblob(4))),
        created_at = CAST(unixepoch('subsec') * 1000 AS INTEGER), modified_at = CAST(unixepoch('subsec') * 1000 AS INTEGER);
      CREATE UNIQUE INDEX ${table}_by_id ON ${table} (id);`,
      )
      .join('').concat(`
      ALTER TABLE collaborations ADD COLUMN is_auditor INTEGER NOT NULL DEFAULT 0;`),
  },
];
