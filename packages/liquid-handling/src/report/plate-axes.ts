import { type WellGrid, wellName } from '../labware/well.ts';
import { element, type Markup } from './element.ts';
import { type PlateGeometry, round } from './plate-geometry.ts';

/** The letters and numbers beside the wells of a drawn plate; of many, every second or fourth. None for a single well. */
export function plateAxes({ rows, columns }: WellGrid, { pitch, margin }: PlateGeometry): readonly Markup[] {
  if (rows * columns === 1) return [];
  const every = pitch < 9 ? 4 : pitch < 18 ? 2 : 1;
  const places = (count: number): readonly number[] =>
    Array.from({ length: count }, (_, place) => place).filter((place) => place % every === 0);
  const middle = (place: number): number => round(margin + (place + 0.5) * pitch);
  return [
    ...places(columns).map((column) =>
      element('text', { class: 'axis', x: middle(column), y: margin - 6 }, column + 1),
    ),
    ...places(rows).map((row) =>
      element(
        'text',
        { class: 'axis', x: margin - 10, y: middle(row) + 3 },
        wellName({ row, column: 0 }).replace(/\d+$/, ''),
      ),
    ),
  ];
}
