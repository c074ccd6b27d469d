import type { Labware } from './labware.ts';
import { parseWell } from './well.ts';

/** Where a well lies under a head whose channels stand at the pitch of 96 wells. */
export interface HeadSlot {
  /** The same for all wells that the head reaches without moving. */
  readonly stand: string;
  /** Which channel is over it, from 0 down the columns; `undefined` for a well into which all channels reach. */
  readonly channel: number | undefined;
}

/**
 * The slot of a well under a head of 8 or 96 channels. On 384 wells such a head reaches every second row, so that a column takes two
 * passes; on 1,536 it takes four.
 */
export function headSlot({ id, type }: Labware, well: string, channels: number): HeadSlot {
  if ((type.tipsPerWell ?? 1) >= channels) return { stand: `${id}:${well}`, channel: undefined };
  const { row, column } = parseWell(well);
  const rowPitch = Math.max(1, Math.trunc(type.rows / 8));
  const columnPitch = channels > 8 ? Math.max(1, Math.trunc(type.columns / 12)) : type.columns;
  const columnSlot = channels > 8 ? Math.trunc(column / columnPitch) : 0;
  return {
    stand: `${id}:${row % rowPitch}:${column % columnPitch}`,
    channel: Math.trunc(row / rowPitch) + 8 * columnSlot,
  };
}
