import type { LedgerOutcome } from '../ledger/replay.ts';
import type { Plan } from '../plan/plan.ts';
import { element, type Markup } from './element.ts';
import { drawPlateMap } from './plate-map.ts';
import { type ShownPlate, shownPlates } from './shown-plates.ts';

/** Each plate that takes part, before and after, by volume and by concentration: those that are filled first. */
export function plateCards(plan: Plan, outcome: LedgerOutcome): readonly Markup[] {
  const { plates, further } = shownPlates(plan, outcome);
  const cards = plates.map(card);
  if (further <= 0) return cards;
  return [...cards, element('p', { class: 'soft' }, `What ${further} more plates hold is in the tables below.`)];
}

function card({ labware: { id, type, role, barcode }, maps }: ShownPlate): Markup {
  const figures = maps
    .flat()
    .map(({ caption, options }) => element('figure', {}, drawPlateMap(options), element('figcaption', {}, caption)));
  return element(
    'section',
    { class: 'card' },
    element('h3', {}, id),
    element(
      'p',
      { class: 'soft' },
      [type.id, role, ...(barcode === undefined || barcode === id ? [] : [barcode])].join(', '),
    ),
    element('div', { class: 'maps' }, figures),
  );
}
