import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { lineFault, shown } from './file-fault.ts';

/** A row of a CSV file, and the line that it ends on. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a CSV file (RFC 4180), trimmed, without those that are empty.
 *
 * @throws {InputError} with the line for broken quotes, and as {@link decodeText} does
 */
export function readCsvRows(file: string, content: string | Uint8Array): readonly CsvRow[] {
  try {
    const records = parse(decodeText(file, content), {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      info: true,
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    throw lineFault(file, line, 'its quotes are broken. Quote the whole of a cell, and double the quotes inside.');
  }
}

/** A column that a file is read for. */
export interface CsvColumn<Field extends string> {
  readonly field: Field;
  /** The headings under which it may stand, the usual one first. */
  readonly headings: readonly string[];
  /** Whether each row must have it. */
  readonly needed: boolean;
}

/** A row by what its cells say; empty cells are left out. */
export interface CsvRecord<Field extends string> {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Field, string>>>;
}

/**
 * The rows below a row of headings. Headings are known whatever their case; columns that nobody asked for are passed over.
 *
 * @throws {InputError} with the line, for a needed column or cell that is not there, a row that is longer than the headings, a
 *   column that is there twice, columns that say the same and disagree, or another separator than the comma
 */
export function readCsvTable<Field extends string>(
  file: string,
  rows: readonly CsvRow[],
  columns: readonly CsvColumn<Field>[],
): readonly CsvRecord<Field>[] {
  const [head, ...body] = rows;
  if (head === undefined) throw lineFault(file, 1, `there are no headings; ${wanted(columns)} are wanted.`);
  const places = columns.map((column) => placeOf(file, head, column));
  return body.map(({ line, cells }) => {
    if (cells.length > head.cells.length)
      throw lineFault(
        file,
        line,
        `it has ${cells.length} cells below ${head.cells.length} headings. Quote a cell that holds a comma.`,
      );
    const found: Partial<Record<Field, string>> = {};
    for (const [index, { field, headings, needed }] of columns.entries()) {
      const cell = cells[places[index] ?? -1] ?? '';
      if (cell === '' && needed) throw lineFault(file, line, `"${headings[0]}" is empty.`);
      if (cell === '') continue;
      if (found[field] !== undefined && found[field] !== cell)
        throw lineFault(file, line, `"${headings[0]}" is ${shown(cell)} where ${shown(found[field])} has been said.`);
      found[field] = cell;
    }
    return { line, cells: found };
  });
}

const wanted = (columns: readonly CsvColumn<string>[]): string =>
  columns.flatMap(({ needed, headings }) => (needed ? [`"${headings[0]}"`] : [])).join(', ');

const otherSeparator = /[;\t|]/;

function placeOf(file: string, { line, cells }: CsvRow, { headings, needed }: CsvColumn<string>): number | undefined {
  const [only = ''] = cells;
  const separator = cells.length === 1 ? otherSeparator.exec(only)?.[0] : undefined;
  if (separator !== undefined)
    throw lineFault(file, line, `its cells are parted by ${shown(separator)} where a comma is wanted.`);
  const names = new Set(headings.map((name) => name.toLowerCase()));
  const [found, ...more] = cells.flatMap((cell, place) => (names.has(cell.toLowerCase()) ? [place] : []));
  if (more.length > 0) throw lineFault(file, line, `"${headings[0]}" is there ${more.length + 1} times.`);
  if (found === undefined && needed)
    throw lineFault(file, line, `there is no "${headings[0]}" among the headings ${cells.map(shown).join(', ')}.`);
  return found;
}

const quoted = /[",\r\n]/;

/** A CSV file of these rows, lines ended as asked. */
export function writeCsv(rows: readonly (readonly string[])[], lineEnd: '\r\n' | '\n'): string {
  return rows
    .map(
      (cells) =>
        cells.map((cell) => (quoted.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',') + lineEnd,
    )
    .join('');
}
