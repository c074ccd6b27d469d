import type { Database } from '../store/database.ts';
import { ITEM_COLUMNS, type ItemRow } from './item-row.ts';

/** Something that a list can be filtered by, or that links one item with another. */
export interface Facet {
  /** Such as `author`, `link` or `field:tsf_…`. */
  readonly name: string;
  readonly value: string | number;
}

/** What an item is found by besides its columns. */
export interface ItemIndex {
  readonly facets: readonly Facet[];
  /** Its name, aliases and registry id; only of entities. */
  readonly names: readonly string[];
}

/** The rows of items. Knows no rights and writes no audit record. */
export interface ItemStore {
  /** Another one after every write; what was counted before may be wrong then. */
  readonly version: string;
  get(id: string): ItemRow | undefined;
  insert(row: ItemRow, index: ItemIndex): void;
  /** Replaces every column. Without `index` the item stays as findable as it was. */
  update(row: ItemRow, index?: ItemIndex): void;
  /** Takes an item out of the table for good. */
  remove(id: string): void;
  /** Another item of the registry that has one of these names, and the name. */
  nameTaken(registryId: string, names: readonly string[], exceptId: string): { id: string; name: string } | undefined;
  registered(registryId: string, entityRegistryId: string): ItemRow | undefined;
  /** Items with this facet. */
  withFacet(facet: Facet): ItemRow[];
  facets(id: string): Facet[];
  /** The ids of what an item shows by name: of what its fields link to, of options, and of its primers. */
  linksOf(id: string): string[];
  /** Calls `listener` with every row that is written, also when the write is undone later. */
  watch(listener: (row: ItemRow) => void): void;
  /** The next number of a counter, from 1. */
  count(name: string): number;
}

const WRITTEN = ITEM_COLUMNS.split(', ');

/** Names are compared without regard to case. */
export function fold(name: string): string {
  return name.toLowerCase();
}

/** Keeps items in the tenant's database. */
export function createItemStore(db: Database): ItemStore {
  const byId = db.prepare<ItemRow>(`SELECT ${ITEM_COLUMNS} FROM items WHERE id = ?`);
  const insert = db.prepare(
    `INSERT INTO items (name_folded, ${ITEM_COLUMNS}) VALUES (?, ${WRITTEN.map(() => '?').join(', ')})`,
  );
  const update = db.prepare(
    `UPDATE items SET name_folded = ?, ${WRITTEN.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const pkOf = db.prepare<{ pk: number }>('SELECT pk FROM items WHERE id = ?');
  const namesOf = db.prepare<{ text: string }>('SELECT text FROM item_names WHERE pk = ?');
  const remove = db.prepare('DELETE FROM items WHERE pk = ?');
  const dropNames = db.prepare('DELETE FROM item_names WHERE pk = ?');
  const addName = db.prepare('INSERT OR IGNORE INTO item_names (folded, pk, text, registry_id) VALUES (?, ?, ?, ?)');
  const dropFacets = db.prepare('DELETE FROM item_facets WHERE pk = ?');
  const addFacet = db.prepare('INSERT OR IGNORE INTO item_facets (name, value, pk) VALUES (?, ?, ?)');
  const taken = db.prepare<{ id: string }>(
    `SELECT id FROM item_names JOIN items USING (pk)
     WHERE folded = ? AND item_names.registry_id = ? AND id <> ? LIMIT 1`,
  );
  const byRegistryId = db.prepare<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM items WHERE registry_id = ? AND entity_registry_id = ?`,
  );
  const byFacet = db.prepare<ItemRow>(
    `SELECT ${ITEM_COLUMNS} FROM items WHERE pk IN (SELECT pk FROM item_facets WHERE name = ? AND value = ?)`,
  );
  const facetsOf = db.prepare<{ name: string; value: string | number }>(
    'SELECT name, value FROM item_facets WHERE pk = (SELECT pk FROM items WHERE id = ?)',
  );
  const linksOf = db.prepare<{ value: string }>(
    `SELECT value FROM item_facets WHERE pk = (SELECT pk FROM items WHERE id = ?) AND name IN ('link', 'primer')`,
  );
  const next = db.prepare<{ value: number }>(
    'INSERT INTO counters VALUES (?, 1) ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value',
  );
  const dropGrams = db.prepare('DELETE FROM item_name_grams WHERE rowid = ?');
  const addGrams = db.prepare('INSERT INTO item_name_grams (rowid, names) VALUES (?, ?)');
  const columns = (row: ItemRow): (string | number | null)[] =>
    WRITTEN.map((column) => row[column as keyof ItemRow] ?? null);

  const writeGrams = (pk: number, name: string, others: readonly string[]): void => {
    dropGrams.run(pk);
    addGrams.run(pk, [...new Set([name, ...others])].map(fold).join('\n'));
  };

  const writeIndex = (row: ItemRow, { facets, names }: ItemIndex): void => {
    const pk = pkOf.get(row.id)?.pk ?? 0;
    dropNames.run(pk);
    dropFacets.run(pk);
    for (const name of names) addName.run(fold(name), pk, name, row.registry_id);
    writeGrams(pk, row.name, names);
    for (const { name, value } of facets) addFacet.run(name, value, pk);
  };

  let writes = 0;
  const listeners: ((row: ItemRow) => void)[] = [];
  const written = (row: ItemRow): void => {
    writes += 1;
    for (const listener of listeners) listener(row);
  };

  return {
    get version() {
      return `${db.imageNumber}:${writes}`;
    },
    get: (id) => byId.get(id),
    insert: (row, index) => {
      written(row);
      insert.run(fold(row.name), ...columns(row));
      writeIndex(row, index);
    },
    update: (row, index) => {
      written(row);
      const before = byId.get(row.id);
      update.run(fold(row.name), ...columns(row), row.id);
      if (index) writeIndex(row, index);
      else if (before?.name !== row.name) {
        const pk = pkOf.get(row.id)?.pk ?? 0;
        writeGrams(
          pk,
          row.name,
          namesOf.all(pk).map(({ text }) => text),
        );
      }
    },
    remove: (id) => {
      writes += 1;
      const pk = pkOf.get(id)?.pk ?? 0;
      for (const statement of [dropNames, dropFacets, dropGrams, remove]) statement.run(pk);
    },
    nameTaken: (registryId, names, exceptId) => {
      for (const name of names) {
        const row = taken.get(fold(name), registryId, exceptId);
        if (row) return { id: row.id, name };
      }
      return undefined;
    },
    registered: (registryId, entityRegistryId) => byRegistryId.get(registryId, entityRegistryId),
    withFacet: ({ name, value }) => byFacet.all(name, value),
    facets: (id) => facetsOf.all(id),
    linksOf: (id) => linksOf.all(id).map(({ value }) => value),
    watch: (listener) => void listeners.push(listener),
    count: (name) => next.get(name)?.value ?? 1,
  };
}
