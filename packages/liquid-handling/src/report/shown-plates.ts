import type { Labware, LabwareRole } from '../labware/labware.ts';
import type { LedgerOutcome, PredictedWell } from '../ledger/replay.ts';
import type { Plan } from '../plan/plan.ts';
import { transfersOf } from '../plan/transfers-of.ts';
import type { PlateMapOptions } from './plate-map.ts';
import { concentrationMeasure, type Measure, shadingOf, usualKind, volumeMeasure } from './well-measure.ts';

/** A plate that takes part, and its maps. */
export interface ShownPlate {
  readonly labware: Labware;
  /** By what is measured: before and after, or one where that is enough. Maps of one measure have one shading. */
  readonly maps: readonly (readonly ShownMap[])[];
}

/** A map, and what stands under it. */
export interface ShownMap {
  readonly caption: string;
  readonly options: PlateMapOptions;
}

const order: readonly LabwareRole[] = ['destination', 'intermediate', 'sample', 'diluent', 'waste'];

// More than that nobody looks through; the tables have them all.
const mostPlates = 16;

/** Each plate that takes part, by volume and by concentration, those that are filled first; and how many more there are. */
export function shownPlates(
  plan: Plan,
  { before, after }: LedgerOutcome,
): { readonly plates: readonly ShownPlate[]; readonly further: number } {
  const moved = new Set(transfersOf(plan).flatMap(({ source, destination }) => [source.labware, destination.labware]));
  const plates = plan.deck
    .filter(({ id, type }) => moved.has(id) && type.rows * type.columns > 1)
    .toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
  const shown = plates.slice(0, mostPlates).map((labware) => {
    const here = ({ labware: id }: PredictedWell): boolean => id === labware.id;
    const marked = plan.warnings.flatMap(({ at }) => (at?.labware === labware.id ? [at.well] : []));
    const held = { labware, before: before.filter(here), after: after.filter(here), marked: new Set(marked) };
    const kind = usualKind([...held.before, ...held.after]);
    const measures = [volumeMeasure, ...(kind === undefined ? [] : [concentrationMeasure(kind)])];
    return { labware, maps: measures.map((measure) => mapsOf(held, measure)).filter((maps) => maps.length > 0) };
  });
  return { plates: shown, further: plates.length - shown.length };
}

interface Held {
  readonly labware: Labware;
  readonly before: readonly PredictedWell[];
  readonly after: readonly PredictedWell[];
  readonly marked: ReadonlySet<string>;
}

function mapsOf({ labware, before, after, marked }: Held, measure: Measure): readonly ShownMap[] {
  const values = (wells: readonly PredictedWell[]): readonly (number | undefined)[] =>
    wells.filter(({ volumePl }) => volumePl > 0).map(measure.value);
  const [valuesBefore, valuesAfter] = [values(before), values(after)];
  const isUnchanged =
    valuesBefore.length === valuesAfter.length && valuesBefore.every((one, place) => one === valuesAfter[place]);
  // That all wells of a plate are as they were, and alike, is no news.
  if (isUnchanged && new Set(valuesAfter).size <= 1) return [];
  const shading = shadingOf([...valuesBefore, ...valuesAfter].flatMap((value) => value ?? []));
  const map = (wells: readonly PredictedWell[], when: string): ShownMap => ({
    caption: `${measure.name} ${when}`,
    options: { labware, wells, measure, shading, title: `${labware.id}, ${measure.name} ${when}`, marked },
  });
  if (isUnchanged) return [map(after, 'before and after')];
  return valuesBefore.length === 0 ? [map(after, 'after')] : [map(before, 'before'), map(after, 'after')];
}
