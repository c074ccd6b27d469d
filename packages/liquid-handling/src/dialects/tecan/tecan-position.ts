import type { LabwareType } from '../../labware/labware.ts';
import { parseWell, wellIndex, wellName, wellPlace } from '../../labware/well.ts';
import type { TecanOptions } from './tecan-options.ts';

/** How many positions a well has: as many as tips reach into it, where the software counts those. */
function positionsPerWell({ tipsPerWell = 1 }: LabwareType, { software }: TecanOptions): number {
  return software === 'evo' ? tipsPerWell : 1;
}

/** The position of a well on a worklist, from 1, down the columns; the first of several. */
export function tecanPosition(well: string, type: LabwareType, options: TecanOptions): number {
  const place = parseWell(well, type);
  const per = positionsPerWell(type, options);
  return wellIndex({ row: place.row * per, column: place.column }, { ...type, rows: type.rows * per }) + 1;
}

/** The well at a position, or `undefined` where there is none. */
export function wellAtPosition(position: number, type: LabwareType, options: TecanOptions): string | undefined {
  const per = positionsPerWell(type, options);
  if (position < 1 || position > type.rows * per * type.columns) return undefined;
  const { row, column } = wellPlace(position - 1, { ...type, rows: type.rows * per });
  return wellName({ row: Math.trunc(row / per), column });
}
