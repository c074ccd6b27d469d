import type { Plan, Step } from '../plan/plan.ts';
import { type Child, element, type Markup } from './element.ts';
import type { PlanSummary } from './plan-summary.ts';
import { showVolume } from './shown.ts';

/** What each well gets and is foretold to hold, as a table. */
export function wellTable({ columns, rows }: PlanSummary): Markup {
  return table('What each well gets, and what it is foretold to hold', columns, rows);
}

/** The steps of a plan as a table. */
export function stepTable({ steps }: Pick<Plan, 'steps'>): Markup {
  const rows = steps.map((step, place) => [
    String(place + 1),
    step.phase,
    `${step.source.well} of ${step.source.labware}`,
    sayDispenses(step),
    step.tip,
    step.mix === undefined ? '' : `${step.mix.times} × ${showVolume(step.mix.volumePl)}`,
  ]);
  return table('Each row is one aspiration', ['Step', 'Phase', 'From', 'To', 'Tip', 'Mixing'], rows);
}

function sayDispenses({ dispenses, excessPl }: Step): string {
  const parts = dispenses.map(
    ({ destination, volumePl }) => `${showVolume(volumePl)} to ${destination.well} of ${destination.labware}`,
  );
  return [...parts, ...(excessPl > 0 ? [`${showVolume(excessPl)} lost`] : [])].join(', ');
}

function table(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const head = columns.map((name) => element('th', { scope: 'col' }, name));
  const body = rows.map(([first = '', ...others]): Child => [
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, first),
      others.map((text) => element('td', {}, text)),
    ),
    '\n',
  ]);
  return element(
    'div',
    { class: 'scroll' },
    element(
      'table',
      {},
      element('caption', {}, caption),
      element('thead', {}, element('tr', {}, head)),
      element('tbody', {}, body),
    ),
  );
}
