import { InputError } from '@ligase/core/errors';
import type { Labware, WellAddress } from '../../labware/labware.ts';
import { type WellGrid, wellName, wellPlace } from '../../labware/well.ts';
import { type GatheringLayout, gatherings, type Layout } from './layout.ts';

/** Two wells, of which one is copied to the other. */
export interface MappedWell {
  readonly source: WellAddress;
  readonly destination: WellAddress;
}

/**
 * Which well goes to which, in the layout, plate by plate and down the columns. `stamp` copies each source to as many destinations as
 * there are for one: two sources and four destinations make two copies of each.
 *
 * @throws {InputError} when the plates do not fit the layout.
 */
export function mapWells(
  layout: Layout,
  sources: readonly Labware[],
  destinations: readonly Labware[],
): readonly MappedWell[] {
  if (layout === 'stamp') return stamp(sources, destinations);
  if (!isReverse(layout)) return gather(layout, sources, destinations);
  const mapped = gather(layout.slice('reverse-'.length) as GatheringLayout, destinations, sources);
  return mapped.map(({ source, destination }) => ({ source: destination, destination: source }));
}

function isReverse(layout: Layout): layout is Extract<Layout, `reverse-${string}`> {
  return layout.startsWith('reverse-');
}

function stamp(sources: readonly Labware[], destinations: readonly Labware[]): readonly MappedWell[] {
  const copies = destinations.length / sources.length;
  if (!Number.isInteger(copies) || copies < 1)
    throw new InputError(
      'INPUT_INVALID',
      `${sources.length} plates cannot be stamped on ${destinations.length}: each takes as many copies as the others.`,
    );
  return sources.flatMap((source, place) => {
    const copied = destinations.slice(place * copies, (place + 1) * copies);
    for (const destination of copied) expectGrid(destination, source.type, 'stamp');
    return placesOf(source.type).flatMap((at) =>
      copied.map((destination) => ({ source: addressOf(source, at), destination: addressOf(destination, at) })),
    );
  });
}

function gather(layout: GatheringLayout, small: readonly Labware[], large: readonly Labware[]): readonly MappedWell[] {
  const { ratio, gather: toLarge, gathered } = gatherings[layout];
  if (large.length !== Math.ceil(small.length / ratio))
    throw new InputError(
      'INPUT_INVALID',
      `${layout} joins up to ${ratio} plates in one; ${small.length} go with ${Math.ceil(small.length / ratio)}, not ${large.length}.`,
    );
  return small.flatMap((plate, place) => {
    const whole = large[Math.trunc(place / ratio)];
    if (whole === undefined) return [];
    expectGrid(whole, gathered(plate.type), layout);
    return placesOf(plate.type).map((at) => ({
      source: addressOf(plate, at),
      destination: addressOf(whole, toLarge({ ...at, plate: place % ratio }, plate.type)),
    }));
  });
}

function placesOf(grid: WellGrid): readonly { readonly row: number; readonly column: number }[] {
  return Array.from({ length: grid.rows * grid.columns }, (_, index) => wellPlace(index, grid));
}

function addressOf({ id }: Labware, place: { readonly row: number; readonly column: number }): WellAddress {
  return { labware: id, well: wellName(place) };
}

function expectGrid({ id, type }: Labware, { rows, columns }: WellGrid, layout: string): void {
  if (type.rows === rows && type.columns === columns) return;
  throw new InputError(
    'INPUT_INVALID',
    `${layout} needs ${rows} × ${columns} wells where ${id} has ${type.rows} × ${type.columns}.`,
  );
}
