import type { ItemRow } from '../../engine/item-row.ts';
import { ITEM_COLUMNS } from '../../engine/item-row.ts';
import { fold } from '../../engine/item-store.ts';
import type { Database, Migration } from '../../store/database.ts';
import type { Content, Filling } from './filling.ts';

/** Where something of the inventory stands, what it is called by, and what is in it: the part that its item does not hold. */
export interface StorageRow {
  readonly id: string;
  /** Barcodes are unique in it. */
  readonly registry_id: string;
  readonly barcode: string | null;
  /** The location, box or plate it is in. */
  readonly parent_id: string | null;
  /** Of a box or a plate, counted row by row from 0. */
  readonly position: number | null;
  /** How much it can hold; `null` when that is not limited. */
  readonly capacity: number | null;
  /** Of a box or a plate: how many columns it has. */
  readonly width: number | null;
  /** Of a container: a whole number of the finest amounts, and the units it was given in. */
  readonly quantity: string | null;
  readonly units: string | null;
}

/** The tables of the inventory. */
export const storageMigrations: readonly Migration[] = [
  {
    id: 'inventory/1-storage',
    // Amounts are whole numbers that do not fit 64 bits, so they are kept as text.
    sql: `
      CREATE TABLE storage (
        id TEXT PRIMARY KEY REFERENCES items (id),
        registry_id TEXT NOT NULL,
        barcode TEXT,
        barcode_folded TEXT,
        parent_id TEXT REFERENCES storage (id),
        position INTEGER,
        capacity INTEGER,
        width INTEGER,
        quantity TEXT,
        units TEXT
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX storage_by_barcode ON storage (registry_id, barcode_folded) WHERE barcode IS NOT NULL;
      CREATE INDEX storage_by_parent ON storage (parent_id, position) WHERE parent_id IS NOT NULL;
      CREATE TABLE storage_contents (
        container_id TEXT NOT NULL REFERENCES storage (id),
        number INTEGER NOT NULL,
        containable_id TEXT NOT NULL,
        amount TEXT,
        strength TEXT,
        units TEXT,
        PRIMARY KEY (container_id, number)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX storage_contents_by_containable ON storage_contents (containable_id);
    `,
  },
];

/** The rows of the inventory. Knows no rights and writes no audit record. */
export interface StorageStore {
  get(id: string): StorageRow | undefined;
  put(row: StorageRow): void;
  /** What has this barcode, however it is written. */
  withBarcode(registryId: string, barcode: string): StorageRow | undefined;
  /** The ids of what has exactly these barcodes, of one type; `undefined` where nothing has one. */
  idsOfBarcodes(type: string, barcodes: readonly string[]): (string | undefined)[];
  /** What is in it, by position: not what was archived on its own, as that has left its place. */
  children(id: string): (ItemRow & { readonly position: number | null })[];
  /** Everything in it and in what it holds, archived or not. */
  below(id: string): ItemRow[];
  /** How many things are in it, and how many of them are containers without contents. */
  occupancy(id: string): { readonly occupied: number; readonly empty: number };
  filling(id: string): Filling;
  setFilling(id: string, filling: Filling): void;
}

interface ContentRow {
  readonly containable_id: string;
  readonly amount: string | null;
  readonly strength: string | null;
  readonly units: string | null;
}

const ITEMS = ITEM_COLUMNS.split(', ')
  .map((column) => `items.${column}`)
  .join(', ');

/** Keeps the inventory in the tenant's database. */
export function createStorageStore(db: Database): StorageStore {
  const byId = db.prepare<StorageRow>('SELECT * FROM storage WHERE id = ?');
  const upsert = db.prepare(
    `INSERT INTO storage (id, registry_id, barcode, barcode_folded, parent_id, position, capacity, width, quantity, units)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET barcode = excluded.barcode, barcode_folded = excluded.barcode_folded,
       parent_id = excluded.parent_id, position = excluded.position, capacity = excluded.capacity,
       quantity = excluded.quantity, units = excluded.units`,
  );
  const byBarcode = db.prepare<StorageRow>('SELECT * FROM storage WHERE registry_id = ? AND barcode_folded = ?');
  const byExactBarcode = db.prepare<{ id: string }>(
    'SELECT id FROM storage JOIN items USING (id) WHERE barcode = ? AND type = ? ORDER BY id',
  );
  const childrenOf = db.prepare<ItemRow & { position: number | null }>(
    `SELECT ${ITEMS}, storage.position FROM storage JOIN items USING (id)
     WHERE parent_id = ? AND ${inPlace('items')} ORDER BY position, items.id`,
  );
  const belowOf = db.prepare<ItemRow>(`${BELOW} SELECT ${ITEMS} FROM items WHERE id IN below`);
  const occupancyOf = db.prepare<{ occupied: number; empty: number }>(
    `SELECT count(*) AS occupied,
       count(*) FILTER (WHERE type = 'container'
         AND NOT EXISTS (SELECT 1 FROM storage_contents WHERE container_id = storage.id)) AS empty
     FROM storage JOIN items USING (id) WHERE parent_id = ? AND ${inPlace('items')}`,
  );
  const contentsOf = db.prepare<ContentRow>('SELECT * FROM storage_contents WHERE container_id = ? ORDER BY number');
  const clear = db.prepare('DELETE FROM storage_contents WHERE container_id = ?');
  const add = db.prepare('INSERT INTO storage_contents VALUES (?, ?, ?, ?, ?, ?)');
  const fill = db.prepare('UPDATE storage SET quantity = ?, units = ? WHERE id = ?');

  return {
    get: (id) => byId.get(id),
    put: (row) => {
      const { id, registry_id, barcode, parent_id, position, capacity, width, quantity, units } = row;
      const folded = barcode === null ? null : fold(barcode);
      upsert.run(id, registry_id, barcode, folded, parent_id, position, capacity, width, quantity, units);
    },
    withBarcode: (registryId, barcode) => byBarcode.get(registryId, fold(barcode)),
    idsOfBarcodes: (type, barcodes) => barcodes.map((barcode) => byExactBarcode.get(barcode, type)?.id),
    children: (id) => childrenOf.all(id),
    below: (id) => belowOf.all(id),
    occupancy: (id) => occupancyOf.get(id) ?? { occupied: 0, empty: 0 },
    filling: (id) => {
      const { quantity = null, units = null } = byId.get(id) ?? {};
      return {
        quantity: quantity === null || units === null ? null : { amount: BigInt(quantity), units },
        contents: contentsOf.all(id).map(contentOf),
      };
    },
    setFilling: (id, { quantity, contents }) => {
      fill.run(quantity && String(quantity.amount), quantity?.units ?? null, id);
      clear.run(id);
      for (const [number, { id: containableId, amount, strength, units }] of contents.entries()) {
        add.run(id, number, containableId, textOf(amount), textOf(strength), units);
      }
    },
  };
}

/** What of a table of items stands in its place: everything but what was archived on its own. */
export function inPlace(table: string): string {
  return `(${table}.archive_reason IS NULL OR ${table}.archived_with IS NOT NULL)`;
}

/** A common table `below` of everything in a place and in what it holds; takes the id of the place. */
export const BELOW: string = `WITH RECURSIVE below (id) AS (
    SELECT id FROM storage WHERE parent_id = ? UNION SELECT storage.id FROM storage JOIN below ON parent_id = below.id
  )`;

function contentOf({ containable_id: id, amount, strength, units }: ContentRow): Content {
  return { id, units, amount: numberOf(amount), strength: numberOf(strength) };
}

function textOf(value: bigint | null): string | null {
  return value === null ? null : String(value);
}

function numberOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
