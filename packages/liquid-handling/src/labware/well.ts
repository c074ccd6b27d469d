import { InputError } from '@ligase/core/errors';

/** How many rows and columns of wells something has. */
export interface WellGrid {
  readonly rows: number;
  readonly columns: number;
}

/** Where a well is, both from 0. */
export interface WellPlace {
  readonly row: number;
  readonly column: number;
}

// Two letters and two digits, of which no labware needs as many.
const most: WellGrid = { rows: 26 + 26 * 26, columns: 99 };

const name = /^([A-Z]{1,2})0*([1-9]\d?)$/;

/** A well's name, such as `A1`, or `AF48` on 1,536 wells: never padded. */
export function wellName({ row, column }: WellPlace): string {
  const last = String.fromCodePoint(65 + (row % 26));
  return `${row < 26 ? '' : String.fromCodePoint(64 + Math.trunc(row / 26))}${last}${column + 1}`;
}

/**
 * The place that a name stands for; `A01` and `a1` are read as `A1`.
 *
 * @throws {InputError} when it is no name of a well, or not on that grid.
 */
export function parseWell(text: string, grid?: WellGrid): WellPlace {
  const [, letters, digits] = name.exec(text.trim().toUpperCase()) ?? [];
  if (letters === undefined || digits === undefined)
    throw new InputError('INPUT_INVALID', `"${text}" is no well. Wells are named as A1 or AF48.`);
  const [first = 0, second] = Array.from(letters, (letter) => (letter.codePointAt(0) ?? 0) - 64);
  const row = (second === undefined ? first : first * 26 + second) - 1;
  const place = { row, column: Number(digits) - 1 };
  if (grid !== undefined && (place.row >= grid.rows || place.column >= grid.columns))
    throw new InputError('INPUT_INVALID', `There is no well ${text} on ${grid.rows} × ${grid.columns} wells.`);
  return place;
}

/** A well's number from 0, counted down the columns: A1 is 0, B1 is 1. Tecan's positions are this plus 1. */
export function wellIndex({ row, column }: WellPlace, { rows }: WellGrid): number {
  return row + column * rows;
}

/** The place of a well's number from 0, counted down the columns. */
export function wellPlace(index: number, { rows }: WellGrid): WellPlace {
  return { row: index % rows, column: Math.trunc(index / rows) };
}

/** Whether a grid has rows and columns, and no more than names of wells can tell apart: 702 and 99. */
export function isNameable({ rows, columns }: WellGrid): boolean {
  return isCount(rows, most.rows) && isCount(columns, most.columns);
}

function isCount(count: number, limit: number): boolean {
  return Number.isInteger(count) && count > 0 && count <= limit;
}

/** The names of all wells, down the columns; none where they cannot be named (see {@link isNameable}). */
export function wellNames(grid: WellGrid): readonly string[] {
  if (!isNameable(grid)) return [];
  return Array.from({ length: grid.rows * grid.columns }, (_, index) => wellName(wellPlace(index, grid)));
}
