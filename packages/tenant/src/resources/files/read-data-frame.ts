import { parseCsv } from '../../storage/csv.ts';
import { parseTime } from '../../engine/time-range.ts';

type ColumnType = 'String' | 'Int' | 'Float' | 'JSON' | 'DateTime' | 'Date' | 'Boolean';

/** One column of a data frame. */
export interface DataFrameColumn {
  readonly displayName: string;
  /** Unique within the data frame; what Parquet files call the column. */
  readonly systemName: string;
  readonly type: { readonly name: ColumnType; readonly isNullable: boolean; readonly isList: boolean };
  /** One cell a row; `''` where there is none. */
  readonly cells: readonly string[];
}

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

// The first type that every cell of a column fits is its type.
const FITS: readonly (readonly [ColumnType, (cell: string) => boolean])[] = [
  ['Int', (cell) => /^[+-]?\d+$/u.test(cell) && Number.isSafeInteger(Number(cell))],
  ['Float', (cell) => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu.test(cell)],
  ['Boolean', (cell) => /^(?:true|false)$/iu.test(cell)],
  ['Date', (cell) => DATE.test(cell) && parseTime(cell) !== undefined],
  ['DateTime', (cell) => !DATE.test(cell) && parseTime(cell) !== undefined],
  ['JSON', isJson],
];

/** Reads the columns of a CSV text and finds their types. @throws {Error} saying why it is no data frame. */
export function readDataFrame(csv: string): DataFrameColumn[] {
  const [header, ...rows] = parseCsv(csv);
  if (!header) throw new Error('The file is empty. Its first line must name the columns.');
  const unnamed = header.findIndex((name) => name.trim() === '');
  if (unnamed >= 0) throw new Error(`Column ${unnamed + 1} has no name.`);
  const doubled = header.find((name, index) => header.indexOf(name) !== index);
  if (doubled !== undefined) throw new Error(`Two columns are named "${doubled}".`);
  const ragged = rows.findIndex((row) => row.length !== header.length);
  if (ragged >= 0) {
    throw new Error(`Row ${ragged + 1} has ${rows[ragged]?.length} cells, and there are ${header.length} columns.`);
  }
  const taken = new Set<string>();
  return header.map((displayName, index) => {
    const cells = rows.map((row) => row[index] ?? '');
    const filled = cells.filter((cell) => cell !== '');
    const name = filled.length === 0 ? 'String' : (FITS.find(([, fits]) => filled.every(fits))?.[0] ?? 'String');
    const type = { name, isNullable: filled.length < cells.length, isList: false };
    return { displayName, systemName: systemName(displayName, taken), type, cells };
  });
}

function isJson(cell: string): boolean {
  if (!/^[[{]/u.test(cell)) return false;
  try {
    JSON.parse(cell);
    return true;
  } catch {
    return false;
  }
}

function systemName(displayName: string, taken: Set<string>): string {
  const plain =
    displayName
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/gu, '_')
      .replaceAll(/^_|_$/gu, '') || 'column';
  let name = plain;
  for (let count = 2; taken.has(name); count += 1) name = `${plain}_${count}`;
  taken.add(name);
  return name;
}
