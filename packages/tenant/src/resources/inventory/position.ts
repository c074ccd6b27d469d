const LETTERS = 26;

/** The size of a box or a plate. */
export interface Grid {
  readonly height: number;
  readonly width: number;
}

/** The position with an index, counted row by row from 0: `A1`, `B12`, and `AA1` below `Z1`. */
export function positionName(index: number, { width }: Grid): string {
  return `${rowName(Math.floor(index / width))}${(index % width) + 1}`;
}

/** The index of a position such as `A1` or `a1`; `undefined` when the grid has none such. */
export function positionIndex(name: string, { height, width }: Grid): number | undefined {
  const { letters, digits } = /^(?<letters>[A-Z]{1,2})0?(?<digits>[1-9]\d*)$/.exec(name.toUpperCase())?.groups ?? {};
  if (letters === undefined || digits === undefined) return undefined;
  const row = Array.from(letters).reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - 64, 0) - 1;
  const column = Number(digits) - 1;
  return row < height && column < width ? row * width + column : undefined;
}

function rowName(row: number): string {
  const letter = String.fromCharCode(65 + (row % LETTERS));
  return row < LETTERS ? letter : rowName(Math.floor(row / LETTERS) - 1) + letter;
}
