import { type LedgerOutcome, replay } from '../ledger/replay.ts';
import type { Plan } from '../plan/plan.ts';
import { element, type Markup } from './element.ts';
import { drawPlateMap, plateMapSize } from './plate-map.ts';
import { summarisePlan } from './plan-summary.ts';
import { pictureStyle } from './report-style.ts';
import { type ShownMap, type ShownPlate, shownPlates } from './shown-plates.ts';

/** Something drawn, and how much room it takes, in pixels. */
interface Drawn {
  readonly markup: Markup;
  readonly width: number;
  readonly height: number;
}

const margin = 24;
const gap = 20;
const leastWidth = 720;

/**
 * The plates of a plan before and after as one SVG document that needs nothing else: darker wells hold more, those with a warning have
 * a ring, and what is to be read first stands above them. A picture to be kept beside a record, where a page of HTML is not shown.
 */
export function planPicture(plan: Plan, outcome: LedgerOutcome = replay(plan)): string {
  const { sentence, notes } = summarisePlan(plan, outcome);
  const { plates, further } = shownPlates(plan, outcome);
  const warned = notes.flatMap(({ code, lines }) =>
    lines.map(({ message, wells }) => `! ${code}: ${message} (${wells})`),
  );
  const parts = [
    line(plan.name, 'name'),
    line(sentence, 'said'),
    ...warned.map((text) => line(text, 'said')),
    ...plates.map(drawPlate),
    ...(further > 0 ? [line(`And ${further} more plates: the report has them.`, 'said')] : []),
  ];
  const { markup, width, height } = stack(parts);
  const [wide, high] = [Math.max(leastWidth, width) + 2 * margin, height + 2 * margin];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'picture',
      role: 'img',
      'aria-label': `${plan.name}. ${sentence}`,
      viewBox: `0 0 ${wide} ${high}`,
      width: wide,
      height: high,
    },
    element('style', {}, { source: pictureStyle }),
    element('rect', { class: 'paper', x: 0, y: 0, width: wide, height: high }),
    moved(margin, margin, markup),
  ).source;
}

function drawPlate({ labware: { id, type, role }, maps }: ShownPlate): Drawn {
  // Two fit beside each other: before and after, or the two measures of a plate that was empty.
  const rows = maps.flat().length <= 2 ? [maps.flat()] : maps;
  return stack([line(`${id}: ${type.id}, ${role}`, 'plate-name'), ...rows.map((row) => beside(row.map(drawMap)))]);
}

function drawMap({ caption, options }: ShownMap): Drawn {
  const { width, height } = plateMapSize(options.labware);
  return stack([line(caption, 'caption'), { markup: drawPlateMap(options), width, height }], 2);
}

function line(words: string, kind: 'name' | 'said' | 'plate-name' | 'caption'): Drawn {
  const height = kind === 'name' ? 28 : 18;
  return { markup: element('text', { class: kind, x: 0, y: height - 6 }, words), width: words.length * 6.5, height };
}

function stack(parts: readonly Drawn[], between = 8): Drawn {
  let top = 0;
  const placed = parts.map(({ markup, height }) => {
    const there = moved(0, top, markup);
    top += height + between;
    return there;
  });
  return {
    markup: element('g', {}, placed),
    width: Math.max(0, ...parts.map(({ width }) => width)),
    height: Math.ceil(Math.max(0, top - between)),
  };
}

function beside(parts: readonly Drawn[]): Drawn {
  let left = 0;
  const placed = parts.map(({ markup, width }) => {
    const there = moved(left, 0, markup);
    left += width + gap;
    return there;
  });
  return {
    markup: element('g', {}, placed),
    width: Math.ceil(Math.max(0, left - gap)),
    height: Math.max(0, ...parts.map(({ height }) => height)),
  };
}

function moved(x: number, y: number, markup: Markup): Markup {
  return element('g', { transform: `translate(${Math.round(x)} ${Math.round(y)})` }, markup);
}
