import type * as CsvParse from 'csv-parse/sync';
import { loadOnUse } from './load-on-use.ts';

/** The rows of a CSV text; a byte order mark and empty lines are passed over. @throws {Error} for quotes out of place. */
export function parseCsv(text: string): string[][] {
  const { parse } = loadOnUse('csv-parse/sync') as typeof CsvParse;
  return parse(text, { bom: true, relaxColumnCount: true, skipEmptyLines: true });
}

/** Rows as CSV text, each line ended. Cells are quoted where they must be. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
