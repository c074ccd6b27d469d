import type { Migration } from '../store/database.ts';

/** One thing that lives in a project or a registry, or is known to the whole tenant. */
export interface ItemRow {
  readonly id: string;
  /** The family, such as `dna_sequence`. */
  readonly type: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly created_at: number;
  readonly modified_at: number;
  readonly creator_id: string;
  /** A JSON list of ids. */
  readonly author_ids: string;
  readonly folder_id: string | null;
  /** The project of the folder, kept here so that lists need no join. */
  readonly project_id: string | null;
  /** Only of registered entities, and of what a registry has, such as schemas. */
  readonly registry_id: string | null;
  /**
   * Where reading rights come from; {@link EVERYONE} when every principal of the tenant may read it,
   * the id of a principal when nobody else may.
   */
  readonly scope_id: string;
  readonly schema_id: string | null;
  readonly entity_registry_id: string | null;
  readonly registered_at: number | null;
  readonly archive_reason: string | null;
  /** The folder or project that it was archived with; `null` when it was archived itself. */
  readonly archived_with: string | null;
  /** The members of the item that have no column, as the JSON text that is spliced into answers. */
  readonly body: string;
}

/** The scope of what every principal of the tenant may read. */
export const EVERYONE = '*';

/** The columns of {@link ItemRow} in SQL. */
export const ITEM_COLUMNS: string =
  'id, type, name, created_at, modified_at, creator_id, author_ids, folder_id, project_id, registry_id, scope_id, ' +
  'schema_id, entity_registry_id, registered_at, archive_reason, archived_with, body';

/** The tables of all items. */
export const itemMigrations: readonly Migration[] = [
  {
    id: 'items/1-items',
    // The three sort indexes carry the columns of the common filters: a scan in sort order then reads no rows that it drops.
    sql: `
      CREATE TABLE items (
        pk INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        type TEXT NOT NULL,
        name TEXT NOT NULL,
        name_folded TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        modified_at INTEGER NOT NULL,
        creator_id TEXT NOT NULL,
        author_ids TEXT NOT NULL,
        folder_id TEXT,
        project_id TEXT,
        registry_id TEXT,
        scope_id TEXT NOT NULL,
        schema_id TEXT,
        entity_registry_id TEXT,
        registered_at INTEGER,
        archive_reason TEXT,
        archived_with TEXT,
        body TEXT NOT NULL
      ) STRICT;
      CREATE INDEX items_by_modified ON items (type, modified_at, id, scope_id, archive_reason);
      CREATE INDEX items_by_created ON items (type, created_at, id, scope_id, archive_reason);
      CREATE INDEX items_by_name ON items (type, name_folded, id, scope_id, archive_reason);
      CREATE INDEX items_by_scope ON items (type, scope_id, modified_at, id, archive_reason);
      CREATE INDEX items_by_schema ON items (schema_id, scope_id, modified_at, id, archive_reason) WHERE schema_id IS NOT NULL;
      CREATE INDEX items_by_folder ON items (folder_id, type, modified_at, id) WHERE folder_id IS NOT NULL;
      CREATE INDEX items_by_project ON items (project_id, type) WHERE project_id IS NOT NULL;
      CREATE INDEX items_by_registry_id ON items (registry_id, entity_registry_id) WHERE entity_registry_id IS NOT NULL;

      CREATE TABLE item_names (
        folded TEXT NOT NULL,
        pk INTEGER NOT NULL REFERENCES items (pk),
        text TEXT NOT NULL,
        registry_id TEXT,
        PRIMARY KEY (folded, pk, text)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX item_names_by_item ON item_names (pk);

      CREATE TABLE item_facets (
        name TEXT NOT NULL,
        value ANY NOT NULL,
        pk INTEGER NOT NULL REFERENCES items (pk),
        PRIMARY KEY (name, value, pk)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX item_facets_by_item ON item_facets (pk);

      CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    `,
  },
  {
    id: 'items/2-large-tenants',
    // The counts answer how many there are without reading them. The trigrams find a text within names; they hold no copy of it.
    sql: `
      DROP INDEX items_by_project;
      CREATE INDEX items_by_project ON items (project_id, type, modified_at, id, scope_id, archive_reason) WHERE project_id IS NOT NULL;

      CREATE TABLE item_counts (
        type TEXT NOT NULL,
        scope_id TEXT NOT NULL,
        schema_id TEXT,
        archive_reason TEXT,
        n INTEGER NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX item_counts_key ON item_counts (type, scope_id, coalesce(schema_id, ''), coalesce(archive_reason, ''));
      INSERT INTO item_counts
        SELECT type, scope_id, schema_id, archive_reason, count(*) FROM items GROUP BY type, scope_id, schema_id, archive_reason;
      CREATE TRIGGER items_are_counted AFTER INSERT ON items BEGIN
        INSERT INTO item_counts VALUES (new.type, new.scope_id, new.schema_id, new.archive_reason, 1)
        ON CONFLICT (type, scope_id, coalesce(schema_id, ''), coalesce(archive_reason, '')) DO UPDATE SET n = n + 1;
      END;
      CREATE TRIGGER items_are_counted_anew AFTER UPDATE ON items
      WHEN (old.scope_id, old.schema_id, old.archive_reason) IS NOT (new.scope_id, new.schema_id, new.archive_reason) BEGIN
        UPDATE item_counts SET n = n - 1
        WHERE type = old.type AND scope_id = old.scope_id
          AND coalesce(schema_id, '') = coalesce(old.schema_id, '')
          AND coalesce(archive_reason, '') = coalesce(old.archive_reason, '');
        INSERT INTO item_counts VALUES (new.type, new.scope_id, new.schema_id, new.archive_reason, 1)
        ON CONFLICT (type, scope_id, coalesce(schema_id, ''), coalesce(archive_reason, '')) DO UPDATE SET n = n + 1;
      END;

      CREATE TRIGGER items_are_counted_out AFTER DELETE ON items BEGIN
        UPDATE item_counts SET n = n - 1
        WHERE type = old.type AND scope_id = old.scope_id
          AND coalesce(schema_id, '') = coalesce(old.schema_id, '')
          AND coalesce(archive_reason, '') = coalesce(old.archive_reason, '');
      END;

      CREATE VIRTUAL TABLE item_name_grams USING fts5 (
        names, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1'
      );
      INSERT INTO item_name_grams (rowid, names)
        SELECT pk, name_folded || char(10) ||
          coalesce((SELECT group_concat(folded, char(10)) FROM item_names WHERE item_names.pk = items.pk), '')
        FROM items;
    `,
  },
];
