import { RefusedError } from '@ligase/core';
import { parseWell, wellName } from '@ligase/liquid-handling';

/** A well of a task's pool, or all wells of a plate that hold something. */
export interface Member {
  readonly labware: string;
  readonly well?: string;
}

/**
 * The members of a pool, a line or a `;` each: `PLATE-1, A1`, or `PLATE-1` for all of its wells that hold something.
 * @throws {RefusedError} for a line that is none, with its number. @throws {InputError} for a well that is none.
 */
export function readMembers(text: string): readonly Member[] {
  const lines = text.split(/[\n;]/u).map((line) => line.trim());
  return lines.flatMap((line, index): readonly Member[] => {
    if (line === '') return [];
    const cells = line.split(',').map((cell) => cell.trim());
    const [labware = '', well] = cells;
    if (cells.length > 2 || cells.includes(''))
      throw new RefusedError(
        `Member ${index + 1} is "${line}". A member is "plate, well", or "plate" for all of its wells that hold something.`,
      );
    return [{ labware, ...(well !== undefined && { well: wellName(parseWell(well)) }) }];
  });
}
