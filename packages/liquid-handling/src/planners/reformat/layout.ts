import type { WellGrid, WellPlace } from '../../labware/well.ts';

/** A layout that takes several plates to one. */
export type GatheringLayout = 'interleave' | 'stamp-to-quadrants' | 'column-interleave';

/** How the wells of plates map onto those of others; the names are those of Benchling's plate layouts. */
export type Layout = 'stamp' | GatheringLayout | `reverse-${GatheringLayout}`;

/** A place on one of several plates. */
export interface PlatePlace extends WellPlace {
  /** Which plate, from 0. */
  readonly plate: number;
}

/** A layout that takes a place on several small plates to one on a large one, and back. */
export interface Gathering {
  /** How many plates go into one. */
  readonly ratio: number;
  /** The grid of the large plate, of that of the small ones. */
  readonly gathered: (grid: WellGrid) => WellGrid;
  readonly gather: (place: PlatePlace, grid: WellGrid) => WellPlace;
}

const doubled = ({ rows, columns }: WellGrid): WellGrid => ({ rows: rows * 2, columns: columns * 2 });

/** Each layout that gathers; the reverse ones are read backwards. Plates are counted along the rows: 0 1 / 2 3. */
export const gatherings: Readonly<Record<GatheringLayout, Gathering>> = {
  interleave: {
    ratio: 4,
    gathered: doubled,
    gather: ({ plate, row, column }) => ({ row: 2 * row + Math.trunc(plate / 2), column: 2 * column + (plate % 2) }),
  },
  'stamp-to-quadrants': {
    ratio: 4,
    gathered: doubled,
    gather: ({ plate, row, column }, { rows, columns }) => ({
      row: row + rows * Math.trunc(plate / 2),
      column: column + columns * (plate % 2),
    }),
  },
  'column-interleave': {
    ratio: 2,
    gathered: ({ rows, columns }) => ({ rows, columns: columns * 2 }),
    gather: ({ plate, row, column }) => ({ row, column: 2 * column + plate }),
  },
};
