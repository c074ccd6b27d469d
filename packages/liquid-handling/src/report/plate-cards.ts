import type { Labware, LabwareRole } from '../labware/labware.ts';
import type { LedgerOutcome, PredictedWell } from '../ledger/replay.ts';
import type { Plan } from '../plan/plan.ts';
import { transfersOf } from '../plan/transfers-of.ts';
import { element, type Markup } from './element.ts';
import { drawPlateMap } from './plate-map.ts';
import { concentrationMeasure, type Measure, shadingOf, usualKind, volumeMeasure } from './well-measure.ts';

const order: readonly LabwareRole[] = ['destination', 'intermediate', 'sample', 'diluent', 'waste'];

// More than that nobody looks through; the tables have them all.
const mostPlates = 16;

/** Each plate that takes part, before and after, by volume and by concentration: those that are filled first. */
export function plateCards(plan: Plan, { before, after }: LedgerOutcome): readonly Markup[] {
  const moved = new Set(transfersOf(plan).flatMap(({ source, destination }) => [source.labware, destination.labware]));
  const plates = plan.deck
    .filter(({ id, type }) => moved.has(id) && type.rows * type.columns > 1)
    .toSorted((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
  const cards = plates.slice(0, mostPlates).map((labware) => {
    const here = ({ labware: id }: PredictedWell): boolean => id === labware.id;
    const marked = plan.warnings.flatMap(({ at }) => (at?.labware === labware.id ? [at.well] : []));
    return card({ labware, before: before.filter(here), after: after.filter(here), marked: new Set(marked) });
  });
  const further = plates.length - cards.length;
  if (further <= 0) return cards;
  return [...cards, element('p', { class: 'soft' }, `What ${further} more plates hold is in the tables below.`)];
}

interface Card {
  readonly labware: Labware;
  readonly before: readonly PredictedWell[];
  readonly after: readonly PredictedWell[];
  readonly marked: ReadonlySet<string>;
}

function card(shown: Card): Markup {
  const { id, type, role, barcode } = shown.labware;
  const kind = usualKind([...shown.before, ...shown.after]);
  const measures = [volumeMeasure, ...(kind === undefined ? [] : [concentrationMeasure(kind)])];
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, id),
    element('p', { class: 'soft' }, [type.id, role, ...(barcode === undefined ? [] : [barcode])].join(', ')),
    element(
      'div',
      { class: 'maps' },
      measures.map((measure) => maps(shown, measure)),
    ),
  );
}

function maps({ labware, before, after, marked }: Card, measure: Measure): readonly Markup[] {
  const values = (wells: readonly PredictedWell[]): readonly (number | undefined)[] =>
    wells.filter(({ volumePl }) => volumePl > 0).map(measure.value);
  const [valuesBefore, valuesAfter] = [values(before), values(after)];
  const isUnchanged =
    valuesBefore.length === valuesAfter.length && valuesBefore.every((one, place) => one === valuesAfter[place]);
  // That all wells of a plate are as they were, and alike, is no news.
  if (isUnchanged && new Set(valuesAfter).size <= 1) return [];
  const shading = shadingOf([...valuesBefore, ...valuesAfter].flatMap((value) => value ?? []));
  const map = (wells: readonly PredictedWell[], when: string): Markup => {
    const title = `${labware.id}, ${measure.name} ${when}`;
    const drawn = drawPlateMap({ labware, wells, measure, shading, title, marked });
    return element('figure', {}, drawn, element('figcaption', {}, `${measure.name} ${when}`));
  };
  if (isUnchanged) return [map(after, 'before and after')];
  return valuesBefore.length === 0 ? [map(after, 'after')] : [map(before, 'before'), map(after, 'after')];
}
