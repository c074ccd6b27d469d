import type { Labware } from '../labware/labware.ts';
import type { Plan } from '../plan/plan.ts';
import type { Transfer } from '../plan/transfers-of.ts';
import { type PlateGeometry, plateGeometry } from './plate-geometry.ts';

/** A piece of labware in the figure. */
export interface PlacedPlate {
  readonly labware: Labware;
  readonly geometry: PlateGeometry;
  /** Its corner. */
  readonly x: number;
  readonly y: number;
}

/** Where everything stands in the figure. */
export interface FlowLayout {
  readonly plates: ReadonlyMap<string, PlacedPlate>;
  readonly width: number;
  readonly height: number;
}

const gap = 150;
const heading = 34;
const below = 14;

/**
 * Places labware in columns: what is only drawn from, what is filled and drawn from, and what is only filled. What stands between two
 * others stands lower, so that no line to the last passes behind it.
 */
export function layOutFlow({ deck }: Pick<Plan, 'deck'>, transfers: readonly Transfer[]): FlowLayout {
  const drawn = new Set(transfers.map(({ source }) => source.labware));
  const filled = new Set(transfers.map(({ destination }) => destination.labware));
  const used = deck.filter(({ id }) => drawn.has(id) || filled.has(id));
  const between = used.filter(({ id }) => drawn.has(id) && filled.has(id));
  const columns = [used.filter(({ id }) => !filled.has(id)), between, used.filter(({ id }) => !drawn.has(id))]
    .filter((column) => column.length > 0)
    .map((column) => column.map((labware) => ({ labware, geometry: geometryIn(labware, column) })));
  const tallest = Math.max(0, ...columns.map(heightOf));
  const last = columns.length === 3 ? heightOf(columns.at(-1)) : 0;
  const plates = new Map<string, PlacedPlate>();
  let x = 4;
  let height = 0;
  for (const column of columns) {
    const isBetween = column[0] !== undefined && between.includes(column[0].labware);
    let y = columns.length === 3 ? (isBetween ? last : 0) : (tallest - heightOf(column)) / 2;
    for (const { labware, geometry } of column) {
      plates.set(labware.id, { labware, geometry, x, y: y + heading });
      y += heading + geometry.height + below;
    }
    height = Math.max(height, y);
    x += Math.max(110, ...column.map(({ geometry }) => geometry.width)) + gap;
  }
  return { plates, width: Math.max(0, x - gap) + 4, height };
}

/** Of many plates in one column, each is drawn smaller. */
function geometryIn({ type }: Labware, column: readonly Labware[]): PlateGeometry {
  const large = column.filter((one) => one.type.rows * one.type.columns > 1).length;
  return plateGeometry(type, large > 2 ? 220 : 330);
}

function heightOf(column: readonly { readonly geometry: PlateGeometry }[] = []): number {
  return column.reduce((sum, { geometry }) => sum + heading + geometry.height + below, 0);
}
