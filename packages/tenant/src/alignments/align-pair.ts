/** Two sequences written under one another: `-` where one has nothing for the other. */
export interface AlignedPair {
  readonly first: string;
  readonly second: string;
  readonly score: number;
}

const MATCH = 5;
const MISMATCH = -4;
const OPEN = -12;
const EXTEND = -2;
const NEVER = -1e9;

// How a cell was reached, and whether a gap that ends there was open before.
const DIAGONAL = 0;
const UP = 1;
const LEFT = 2;
const WAY = 3;
const UP_GOES_ON = 4;
const LEFT_GOES_ON = 8;

/**
 * Aligns two sequences from end to end with affine gaps (Needleman and Wunsch 1970, Gotoh 1982). What hangs over at either
 * end costs nothing, so a read aligns within a plasmid. Takes one byte for each pair of letters.
 */
export function alignPair(first: string, second: string): AlignedPair {
  const [a, b] = [letters(first), letters(second)];
  const width = b.length + 1;
  const ways = new Uint8Array((a.length + 1) * width).fill(LEFT, 0, width);
  const scores = new Int32Array(width);
  const ups = new Int32Array(width).fill(NEVER);
  let end = { row: 0, column: b.length, score: 0 };

  for (let row = 1; row <= a.length; row += 1) {
    let diagonal = scores[0] ?? 0;
    let left = NEVER;
    const letter = a[row - 1];
    ways[row * width] = UP;
    for (let column = 1; column < width; column += 1) {
      let way = DIAGONAL;
      const above = scores[column] ?? 0;
      const openUp = above + OPEN;
      let up = (ups[column] ?? NEVER) + EXTEND;
      if (up > openUp) way |= UP_GOES_ON;
      else up = openUp;
      ups[column] = up;
      const openLeft = (scores[column - 1] ?? 0) + OPEN;
      left += EXTEND;
      if (left > openLeft) way |= LEFT_GOES_ON;
      else left = openLeft;
      const other = b[column - 1];
      let best = diagonal + (letter === N || other === N ? 0 : letter === other ? MATCH : MISMATCH);
      if (up > best) {
        best = up;
        way |= UP;
      }
      if (left > best) {
        best = left;
        way = (way & ~WAY) | LEFT;
      }
      diagonal = above;
      scores[column] = best;
      ways[row * width + column] = way;
    }
    const last = scores[b.length] ?? 0;
    if (last > end.score) end = { row, column: b.length, score: last };
  }
  for (let column = 0; column < width; column += 1) {
    const last = scores[column] ?? 0;
    if (last > end.score) end = { row: a.length, column, score: last };
  }
  return { ...traced(first, second, ways, end), score: end.score };
}

function traced(
  first: string,
  second: string,
  ways: Uint8Array,
  end: { readonly row: number; readonly column: number },
): { readonly first: string; readonly second: string } {
  const width = second.length + 1;
  const above: string[] = [];
  const below: string[] = [];
  const step = (top: string, bottom: string): void => {
    above.push(top);
    below.push(bottom);
  };
  for (let row = first.length; row > end.row; row -= 1) step(first.charAt(row - 1), '-');
  for (let column = second.length; column > end.column; column -= 1) step('-', second.charAt(column - 1));
  let { row, column } = end;
  let state = DIAGONAL;
  while (row > 0 || column > 0) {
    const way = ways[row * width + column] ?? DIAGONAL;
    const go = row === 0 ? LEFT : column === 0 ? UP : state === DIAGONAL ? way & WAY : state;
    if (go === UP) {
      state = way & UP_GOES_ON ? UP : DIAGONAL;
      row -= 1;
      step(first.charAt(row), '-');
    } else if (go === LEFT) {
      state = way & LEFT_GOES_ON ? LEFT : DIAGONAL;
      column -= 1;
      step('-', second.charAt(column));
    } else {
      row -= 1;
      column -= 1;
      step(first.charAt(row), second.charAt(column));
    }
  }
  return { first: above.toReversed().join(''), second: below.toReversed().join('') };
}

const N = 78;
const T = 84;
const U = 85;

// RNA aligns with DNA.
function letters(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.toUpperCase(), 'latin1'), (code) => (code === U ? T : code));
}
