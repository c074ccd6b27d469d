import type { WellAddress } from '../labware/labware.ts';
import { parseWell } from '../labware/well.ts';
import type { Transfer } from '../plan/transfers-of.ts';
import { element, type Markup } from './element.ts';
import type { FlowLayout, PlacedPlate } from './flow-layout.ts';
import type { Origins } from './origins.ts';
import { round } from './plate-geometry.ts';
import { showVolume } from './shown.ts';

// More lines than that are a surface, and are drawn as one.
const mostLines = 1_600;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/** Lines for samples: from well to well, or, when there are too many to be told apart, from plate to plate. */
export function sampleLines(samples: readonly Transfer[], { plates }: FlowLayout, origins: Origins): readonly Markup[] {
  if (samples.length > mostLines)
    return pairsOf(samples, plates).map(({ from, to, transfers }) => {
      const hue = transfers[0] === undefined ? undefined : origins.hue(transfers[0].source);
      const line = {
        d: curve(edge(from, 'right'), edge(to, 'left')),
        style: stroke(hue),
        'stroke-width': round(2 + Math.log2(transfers.length)),
        'stroke-opacity': 0.6,
      };
      return element(
        'g',
        { class: 'from' },
        element('title', {}, `${transfers.length} transfers`),
        element('path', line),
      );
    });
  const groups = new Map<string, { readonly hue: number | undefined; readonly lines: string[] }>();
  for (const { source, destination } of samples) {
    const [from, to] = [spot(source), spot(destination)];
    if (from === undefined || to === undefined) continue;
    const key = `${source.labware} ${parseWell(source.well).column}`;
    const group = groups.get(key) ?? { hue: origins.hue(source), lines: [] };
    groups.set(key, group);
    group.lines.push(source.labware === destination.labware ? arc(from, to) : curve(from, to));
  }
  const [width, opacity] = samples.length > 200 ? [0.8, 0.45] : samples.length > 60 ? [1.1, 0.6] : [1.5, 0.8];
  return Array.from(groups.values(), ({ hue, lines }) => {
    const line = { d: lines.join(''), style: stroke(hue), 'stroke-width': width, 'stroke-opacity': opacity };
    return element('g', { class: 'from' }, element('path', line));
  });

  function spot({ labware, well }: WellAddress): Spot | undefined {
    const plate = plates.get(labware);
    if (plate === undefined) return undefined;
    const { x, y } = plate.geometry.centre(well);
    return { x: round(plate.x + x), y: round(plate.y + y), r: round(plate.geometry.radius) };
  }
}

/** One line of diluent from each reservoir to each piece of labware, with its volume. */
export function diluentLines(diluent: readonly Transfer[], { plates }: FlowLayout): readonly Markup[] {
  const labels = new Map<string, number>();
  return pairsOf(diluent, plates).map(({ from, to, transfers }) => {
    const place = labels.get(from.labware.id) ?? 0;
    labels.set(from.labware.id, place + 1);
    const start = edge(from, 'right');
    const end = { x: round(to.x), y: round(to.y + 20), r: 0 };
    const words = `${showVolume(transfers.reduce((sum, { volumePl }) => sum + volumePl, 0))} to ${to.labware.id}`;
    return element(
      'g',
      {},
      element('title', {}, `${words}, in ${transfers.length} dispenses`),
      element('path', { class: 'pour', d: curve(start, end) }),
      element('text', { x: round(start.x + 10), y: round(start.y + 20 + 15 * place) }, words),
    );
  });
}

function pairsOf(
  transfers: readonly Transfer[],
  plates: FlowLayout['plates'],
): readonly { readonly from: PlacedPlate; readonly to: PlacedPlate; readonly transfers: readonly Transfer[] }[] {
  const pairs = new Map<string, { from: PlacedPlate; to: PlacedPlate; transfers: Transfer[] }>();
  for (const one of transfers) {
    const [from, to] = [plates.get(one.source.labware), plates.get(one.destination.labware)];
    if (from === undefined || to === undefined) continue;
    const key = `${one.source.labware}>${one.destination.labware}`;
    const pair = pairs.get(key) ?? { from, to, transfers: [] };
    pairs.set(key, pair);
    pair.transfers.push(one);
  }
  return [...pairs.values()];
}

function edge({ x, y, geometry }: PlacedPlate, side: 'left' | 'right'): Spot {
  return { x: round(side === 'left' ? x : x + geometry.width), y: round(y + geometry.height / 2 + 4), r: 0 };
}

function stroke(hue: number | undefined): string {
  return hue === undefined ? 'stroke:var(--soft)' : `stroke:hsl(${hue} 62% 50%)`;
}

/** A line that leaves and arrives level, with a head. */
function curve(from: Spot, to: Spot): string {
  const start = from.x + from.r;
  const end = to.x - to.r;
  const bend = Math.max(30, Math.abs(end - start) / 2);
  const head = round(Math.max(2, Math.min(4, to.r / 2)));
  return `M${round(start)} ${from.y}C${round(start + bend)} ${from.y} ${round(end - bend)} ${to.y} ${round(end)} ${to.y}m-${head}-${head}l${head} ${head}l-${head} ${head}`;
}

/** A line from well to well of one plate, bowed upwards. */
function arc(from: Spot, to: Spot): string {
  const bow = Math.hypot(to.x - from.x, to.y - from.y) * 0.35;
  return `M${from.x} ${round(from.y - from.r)}Q${round((from.x + to.x) / 2)} ${round((from.y + to.y) / 2 - bow - from.r)} ${to.x} ${round(to.y - to.r)}m-4-2.5l4 2.5l.5-5`;
}
