import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import type { Principal } from '../identity/principal.ts';
import { uploadedBytes } from '../resources/files/blob.ts';
import { parseCsv } from '../storage/csv.ts';
import type { Storage } from '../storage/storage.ts';
import type { Migration } from '../store/database.ts';

/** A table of an entry whose columns are known to the API, as a note. */
export interface StructuredTable {
  readonly type: string;
  readonly apiId: string;
  readonly name: string;
  readonly columns: readonly { readonly columnId: string; readonly name: string }[];
}

/** The rows that a table of a template gets in a new entry. */
export interface InitialTable {
  readonly templateTableID?: string;
  /** A blob. */
  readonly csvData?: string;
}

/** What a structured table holds; the API shows its columns only, exports show the rows. */
export type TableRows = readonly (readonly string[])[];

/** The table of the rows of structured tables. */
export const entryTableMigrations: readonly Migration[] = [
  {
    id: 'entries/1-tables',
    sql: 'CREATE TABLE entry_tables (api_id TEXT PRIMARY KEY, rows TEXT NOT NULL) STRICT, WITHOUT ROWID;',
  },
];

/** Whether a note is a structured table. */
export function isStructuredTable(note: object): note is StructuredTable {
  return 'apiId' in note && 'columns' in note;
}

/** The rows of a structured table. */
export function tableRows({ context }: Engine, apiId: string): TableRows {
  const row = context.db.prepare<{ rows: string }>('SELECT rows FROM entry_tables WHERE api_id = ?').get(apiId);
  return JSON.parse(row?.rows ?? '[]') as TableRows;
}

/** Gives a structured table its rows. */
export function setTableRows({ context }: Engine, apiId: string, rows: TableRows): void {
  context.db.prepare('INSERT OR REPLACE INTO entry_tables VALUES (?, ?)').run(apiId, JSON.stringify(rows));
}

/** Reads the rows of the initial tables of an entry, by the id of the template's table. @throws {TenantApiError} 400 */
export function initialRows(
  engine: Engine,
  storage: Storage,
  principal: Principal,
  tables: readonly StructuredTable[],
  initial: readonly InitialTable[],
): Map<string, TableRows> {
  const rows = new Map<string, TableRows>();
  for (const { templateTableID = '', csvData = '' } of initial) {
    const table = tables.find(({ apiId }) => apiId === templateTableID);
    if (!table) {
      const known = tables.map(({ apiId, name }) => `${apiId} (${name})`).join(', ') || 'none';
      throw invalidRequest(`Invalid templateTableID: ${templateTableID}. The template has: ${known}.`);
    }
    const { bytes } = uploadedBytes(engine, storage, principal, csvData, 'csvData');
    rows.set(templateTableID, rowsOf(table, Buffer.from(bytes).toString()));
  }
  return rows;
}

function rowsOf({ name, columns }: StructuredTable, csv: string): TableRows {
  const [header = [], ...lines] = parsed(name, csv);
  const known = columns.map(({ columnId }) => columnId);
  const unknown = header.filter((heading) => !known.includes(heading));
  if (unknown.length > 0) {
    throw invalidRequest(`Table ${name} has no column ${unknown.join(', ')}. It has: ${known.join(', ')}.`);
  }
  return lines.map((cells) => known.map((columnId) => cells[header.indexOf(columnId)] ?? ''));
}

function parsed(name: string, csv: string): string[][] {
  try {
    return parseCsv(csv);
  } catch (error) {
    throw invalidRequest(`The CSV of table ${name} cannot be read: ${(error as Error).message}`);
  }
}
