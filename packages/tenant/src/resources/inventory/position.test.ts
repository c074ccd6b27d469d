import { describe, expect, it } from 'vitest';
import { positionIndex, positionName } from './position.ts';

describe('position', () => {
  it('of the wells of a plate of 1536 goes from A1 to AF48', () => {
    const grid = { height: 32, width: 48 };

    const names = Array.from({ length: 1536 }, (_, index) => positionName(index, grid));

    expect([names[0], names[47], names[48], names[26 * 48], names.at(-1)]).toEqual(['A1', 'A48', 'B1', 'AA1', 'AF48']);
    expect(names.map((name) => positionIndex(name.toLowerCase(), grid))).toEqual(names.map((_, index) => index));
  });

  it('is none of a box when it is outside, or no position at all', () => {
    const grid = { height: 9, width: 9 };

    const indexes = ['J1', 'A10', 'A0', '1A', '', 'A01'].map((name) => positionIndex(name, grid));

    expect(indexes).toEqual([undefined, undefined, undefined, undefined, undefined, 0]);
  });
});
