import { InputError } from '@ligase/core';

/** What a cell of a table may hold. */
export type CellValue = string | number | boolean | null | undefined;

/** One row of a table: values by the id of their column. */
export type TableRow = Readonly<Record<string, CellValue>>;

/**
 * Writes rows as CSV (RFC 4180). The columns are those of all rows, in the order in which they first come.
 *
 * @throws {InputError} `INPUT_INVALID` for a number that is not finite: it would arrive as text.
 */
export function csvText(rows: readonly TableRow[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...rows.map((row) => columns.map((column) => cellText(row[column], column)))];
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function cellText(value: CellValue, column: string): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new InputError(
      'INPUT_INVALID',
      `Column "${column}" has ${value}, which is not a number that a table can hold`,
    );
  return value === null || value === undefined ? '' : String(value);
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
