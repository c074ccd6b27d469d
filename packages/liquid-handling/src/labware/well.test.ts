import { describe, expect, it } from 'vitest';
import { parseWell, wellIndex, wellName, wellNames, wellPlace } from './well.ts';

const grids = [
  { rows: 1, columns: 1 },
  { rows: 8, columns: 12 },
  { rows: 16, columns: 24 },
  { rows: 32, columns: 48 },
];

describe('wells', () => {
  it.each([
    ['A1', 0],
    ['B1', 1],
    ['H1', 7],
    ['A2', 8],
    ['H12', 95],
  ])('counts %s of 96 down the columns', (name, index) => {
    expect(wellIndex(parseWell(name), { rows: 8, columns: 12 })).toBe(index);
  });

  it('names the last well of 1,536 AF48', () => {
    expect(wellNames({ rows: 32, columns: 48 }).at(-1)).toBe('AF48');
  });

  it.each(grids)('reads every name of %o back to its place', (grid) => {
    const places = wellNames(grid).map((name) => parseWell(name, grid));

    expect(places).toEqual(places.map((_, index) => wellPlace(index, grid)));
    expect(new Set(places.map(wellName)).size).toBe(grid.rows * grid.columns);
  });

  it('reads padded and small names, and refuses what is no well or not on the plate', () => {
    expect(parseWell('a01')).toEqual({ row: 0, column: 0 });
    for (const text of ['', 'A', '1', 'A0', '1A', 'AAA1', 'A100', 'A1;B1', 'Ä1'])
      expect(() => parseWell(text)).toThrow('is no well');
    expect(() => parseWell('I1', { rows: 8, columns: 12 })).toThrow('no well I1 on 8 × 12');
  });
});
