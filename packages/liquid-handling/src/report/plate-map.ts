import type { Labware } from '../labware/labware.ts';
import { wellNames } from '../labware/well.ts';
import type { PredictedWell } from '../ledger/replay.ts';
import { element, type Markup } from './element.ts';
import { plateAxes } from './plate-axes.ts';
import { type PlateGeometry, plateGeometry, round } from './plate-geometry.ts';
import { plateStyle } from './report-style.ts';
import { showConcentration, showVolume } from './shown.ts';
import { type Measure, type Shading, shadingOf } from './well-measure.ts';

/** What a map of a plate shows. */
export interface PlateMapOptions {
  readonly labware: Labware;
  /** What wells hold, such as a ledger's `after`; those of other labware are left out. */
  readonly wells: readonly PredictedWell[];
  readonly measure: Measure;
  /** Wells with a ring, and where there is room an exclamation mark, by name. Default: none. */
  readonly marked?: ReadonlySet<string>;
  /** Default: from 0 to the largest value of these wells. Two maps that are to be compared are given one. */
  readonly shading?: Shading;
  /** What it is called. Default: the labware and what is measured. */
  readonly title?: string;
}

/** A picture of a plate, an SVG document of its own, in which darker wells hold more: to be shown, or kept beside a record. */
export function plateMap(options: PlateMapOptions): string {
  return drawPlateMap(options, [element('style', {}, { source: plateStyle })]).source;
}

/** The same as part of a page that has the style already. */
export function drawPlateMap(options: PlateMapOptions, style: readonly Markup[] = []): Markup {
  const { labware, measure, marked = new Set(), title } = options;
  const { type, id } = labware;
  const wells = options.wells.filter((one) => one.labware === id);
  const values = wells.flatMap((well) => measure.value(well) ?? []);
  const shading = options.shading ?? shadingOf(values);
  const geometry = mapGeometry(labware);
  const byName = new Map(wells.map((one) => [one.well, one]));
  const name = title ?? `${id}: ${measure.name}`;
  const { width, height } = plateMapSize(labware);
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: `plate ${measure.name}`,
    role: 'img',
    'aria-label': describe(),
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
  };
  return element('svg', attributes, style, plateAxes(type, geometry), wellNames(type).map(drawWell), legend());

  function describe(): string {
    const filled = wells.filter(({ volumePl }) => volumePl > 0).length;
    const [least, most] = [Math.min(...values), Math.max(...values)];
    const range = values.length === 0 ? '' : `, from ${measure.show(least)} to ${measure.show(most)}`;
    const warned = marked.size === 0 ? '' : `, ${marked.size} marked`;
    return `${name}. ${filled} of ${type.rows * type.columns} wells hold something${range}${warned}.`;
  }

  function drawWell(well: string): readonly Markup[] {
    const { x, y } = geometry.centre(well);
    const held = byName.get(well);
    const isEmpty = held === undefined || held.volumePl === 0;
    const value = isEmpty ? undefined : measure.value(held);
    const state = isEmpty ? 'empty' : value === undefined ? 'unknown' : 'held';
    const circle = { cx: x, cy: y, r: round(geometry.radius) };
    const opacity = value === undefined ? undefined : Math.round(Math.max(0.06, shading.shade(value)) * 100) / 100;
    const isMarked = marked.has(well);
    const words = `${well}: ${isEmpty ? 'empty' : sayWell(held)}${isMarked ? ' (see warnings)' : ''}`;
    const drawn = element(
      'circle',
      { class: `well ${state}`, ...circle, 'fill-opacity': opacity },
      element('title', {}, words),
    );
    if (!isMarked) return [drawn];
    const ring = element('circle', { class: 'mark', ...circle });
    // In smaller wells a character is a blot.
    if (geometry.pitch < 18) return [drawn, ring];
    const bang = { class: 'bang', x, y: round(y + geometry.pitch * 0.17), 'font-size': round(geometry.pitch * 0.5) };
    return [drawn, ring, element('text', bang, '!')];
  }

  function legend(): Markup {
    const [left, top] = [geometry.margin, round(geometry.height + 8)];
    if (shading.most === 0) return element('text', { class: 'legend', x: left, y: top + 9 }, 'nothing to show');
    const words = `${measure.show(shading.least)} to ${measure.show(shading.most)}${shading.isLog ? ', by decades' : ''}`;
    const steps = Array.from({ length: 10 }, (_, step) =>
      element('rect', {
        class: 'held',
        x: left + step * 7,
        y: top,
        width: 7,
        height: 10,
        'fill-opacity': (step + 1) / 10,
      }),
    );
    return element('g', {}, steps, element('text', { class: 'legend', x: left + 76, y: top + 9 }, words));
  }
}

/** How much room a map takes, in pixels. */
export function plateMapSize(labware: Labware): { readonly width: number; readonly height: number } {
  const { width, height } = mapGeometry(labware);
  return { width: round(Math.max(width, 190)), height: round(height + 30) };
}

function mapGeometry({ type }: Labware): PlateGeometry {
  return plateGeometry(type, 312);
}

const mostThings = 4;

/** What is in a well, in words. */
function sayWell({ volumePl, contents }: PredictedWell): string {
  const things = contents.slice(0, mostThings).map((one) => `${one.entity} ${showConcentration(one)}`);
  const more = contents.length > mostThings ? [`${contents.length - mostThings} more`] : [];
  return [showVolume(volumePl), ...things, ...more].join(', ');
}
