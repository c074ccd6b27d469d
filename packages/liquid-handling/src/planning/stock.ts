import { type DeckIndex, indexDeck } from '../labware/deck-index.ts';
import type { WellAddress } from '../labware/labware.ts';
import { createWellMap } from '../labware/well-map.ts';
import type { Content, PlanFrame } from '../plan/plan.ts';
import type { Picolitres } from '../units/volume.ts';
import { checkSetup } from './check-setup.ts';

/** What a planner knows of the wells while it plans. */
export interface Stock {
  readonly index: DeckIndex;
  /** What a well holds before the first step; nothing for an empty one. */
  contents(at: WellAddress): readonly Content[];
  /** What a well held, with what has been put in and less what has been taken so far. */
  volumePl(at: WellAddress): Picolitres;
  /** What can still be drawn from a well: what is above its dead volume. */
  drawablePl(at: WellAddress): Picolitres;
  /** What a well can still take. */
  roomPl(at: WellAddress): Picolitres;
  /** Counts what goes from one well to another. */
  move(from: WellAddress, to: WellAddress, volumePl: Picolitres): void;
  /** Counts what goes from a well and nowhere else. */
  waste(from: WellAddress, volumePl: Picolitres): void;
}

/**
 * Keeps count of the wells of a deck.
 *
 * @throws {InputError} for a device, a deck or contents with which nothing can be reckoned.
 */
export function createStock(setup: Pick<PlanFrame, 'device' | 'deck' | 'contents'>): Stock {
  checkSetup(setup);
  const { deck, contents } = setup;
  const index = indexDeck(deck);
  const wells = createWellMap<{ readonly contents: readonly Content[]; volumePl: Picolitres }>(
    contents.map((one) => [one, { contents: one.contents, volumePl: one.volumePl }]),
  );
  const volumePl = (at: WellAddress): Picolitres => wells.get(at)?.volumePl ?? 0;
  const drawablePl = (at: WellAddress): Picolitres =>
    Math.max(0, volumePl(at) - (index.labware(at.labware)?.type.deadVolumePl ?? 0));
  const change = (at: WellAddress, byPl: Picolitres): void => {
    const well = wells.get(at);
    if (well === undefined) wells.set(at, { contents: [], volumePl: byPl });
    else well.volumePl += byPl;
  };
  return {
    index,
    contents: (at) => wells.get(at)?.contents ?? [],
    volumePl,
    drawablePl,
    roomPl: (at) => (index.labware(at.labware)?.type.capacityPl ?? 0) - volumePl(at),
    move: (from, to, moved) => {
      change(from, -moved);
      change(to, moved);
    },
    waste: (from, wasted) => change(from, -wasted),
  };
}
