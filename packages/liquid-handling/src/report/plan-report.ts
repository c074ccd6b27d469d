import { type LedgerOutcome, replay } from '../ledger/replay.ts';
import type { Plan } from '../plan/plan.ts';
import { type Child, element, type Markup } from './element.ts';
import { flowFigure } from './flow-figure.ts';
import { plateCards } from './plate-cards.ts';
import { type PlanSummary, summarisePlan } from './plan-summary.ts';
import { reportStyle } from './report-style.ts';
import { stepTable, wellTable } from './report-tables.ts';

// More rows than that are for those who open them.
const mostOpenRows = 96;

/**
 * A plan and what comes of it as one page of HTML that needs nothing else: its verdict, what goes where, each plate before and after, and
 * the same in tables. It follows the reader's light or dark setting, and says in words all that it says by shade or colour.
 */
export function planReport(plan: Plan, outcome: LedgerOutcome = replay(plan)): string {
  const summary = summarisePlan(plan, outcome);
  const { rows } = summary;
  const isIdle = plan.steps.length === 0;
  const main = element(
    'main',
    {},
    headerOf(plan, summary),
    notesOf(summary),
    element('h2', {}, 'What goes where'),
    element(
      'p',
      { class: 'soft' },
      isIdle
        ? 'Nothing is moved.'
        : 'Each filled well has the colour of where its sample was. Dotted lines are diluent.',
    ),
    isIdle ? undefined : element('div', { class: 'scroll' }, flowFigure(plan)),
    element('h2', {}, 'Before and after'),
    element('div', { class: 'plates' }, plateCards(plan, outcome)),
    element('h2', {}, 'Every well'),
    fold(`${rows.length} wells`, wellTable(summary), rows.length <= mostOpenRows),
    element('h2', {}, 'Every step'),
    fold(`${plan.steps.length} steps, in their order`, stepTable(plan), false),
  );
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, plan.name),
    element('style', {}, { source: reportStyle }),
  );
  return `<!doctype html>\n${element('html', { lang: 'en' }, head, element('body', {}, main)).source}\n`;
}

function headerOf({ name, device }: Plan, { sentence, verdict, figures }: PlanSummary): Markup {
  const shown = figures.filter(({ label }) => label !== 'Device');
  return element(
    'header',
    {},
    element('h1', {}, name),
    element('p', { class: 'soft' }, device.name),
    element('p', { class: `verdict ${verdict}` }, sentence),
    element(
      'dl',
      { class: 'figures' },
      shown.map(({ label, value }) =>
        element('div', value.length > 20 ? { class: 'long' } : {}, element('dt', {}, label), element('dd', {}, value)),
      ),
    ),
  );
}

function notesOf({ notes }: PlanSummary): Child {
  if (notes.length === 0) return undefined;
  const items = notes.map(({ kind, code, count, lines, further }) =>
    element(
      'li',
      { class: kind },
      element('b', {}, count > 1 ? `${code} × ${count}` : code),
      element(
        'ul',
        {},
        lines.map(({ message, wells }) => element('li', {}, `${message} `, element('span', { class: 'soft' }, wells))),
        further === 0 ? undefined : element('li', { class: 'soft' }, `and ${further} more`),
      ),
    ),
  );
  return [element('h2', {}, 'Read this first'), element('ul', { class: 'notes' }, items)];
}

function fold(title: string, content: Markup, isOpen: boolean): Markup {
  return element('details', isOpen ? { open: '' } : {}, element('summary', {}, title), content);
}
