import type { WellAddress } from '../labware/labware.ts';
import { parseWell, type WellGrid } from '../labware/well.ts';

/** Where the wells of a drawn plate are, in pixels from its corner. */
export interface PlateGeometry {
  readonly pitch: number;
  readonly radius: number;
  readonly width: number;
  readonly height: number;
  /** How far the wells stand from the left and the top, where the letters and numbers are. */
  readonly margin: number;
  centre(well: WellAddress['well']): { readonly x: number; readonly y: number };
}

/** The geometry of a plate whose columns take about `width` pixels together. */
export function plateGeometry(grid: WellGrid, width: number): PlateGeometry {
  const margin = 20;
  const pitch = grid.columns === 1 && grid.rows === 1 ? 44 : Math.max(5, Math.min(30, width / grid.columns));
  return {
    pitch,
    margin,
    radius: Math.max(2, pitch * 0.42),
    width: margin + pitch * grid.columns + 6,
    height: margin + pitch * grid.rows + 6,
    centre: (well) => {
      const { row, column } = parseWell(well);
      return { x: round(margin + (column + 0.5) * pitch), y: round(margin + (row + 0.5) * pitch) };
    },
  };
}

/** A length to a tenth of a pixel. */
export function round(length: number): number {
  return Math.round(length * 10) / 10;
}
