import type { Labware, WellAddress } from './labware.ts';
import { wellNames } from './well.ts';

/** A deck whose labware and wells are found at once. */
export interface DeckIndex {
  labware(id: string): Labware | undefined;
  /** The well's number on its labware, down the columns; `undefined` for one that is not on the deck. */
  indexOf(address: WellAddress): number | undefined;
}

/** Indexes a deck. Of two pieces with one id, the first counts. */
export function indexDeck(deck: readonly Labware[]): DeckIndex {
  const byGrid = new Map<string, ReadonlyMap<string, number>>();
  const wellsOf = ({ type }: Labware): ReadonlyMap<string, number> => {
    const grid = `${type.rows}x${type.columns}`;
    const wells = byGrid.get(grid) ?? new Map(wellNames(type).map((name, index) => [name, index]));
    byGrid.set(grid, wells);
    return wells;
  };
  const entries = new Map(deck.toReversed().map((labware) => [labware.id, { labware, wells: wellsOf(labware) }]));
  return {
    labware: (id) => entries.get(id)?.labware,
    indexOf: ({ labware, well }) => entries.get(labware)?.wells.get(well),
  };
}

/** One text for one well, to find it by. */
export function addressKey({ labware, well }: WellAddress): string {
  return `${labware}:${well}`;
}
