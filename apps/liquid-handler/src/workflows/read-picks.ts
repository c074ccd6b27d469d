import { RefusedError } from '@ligase/core';
import { parseVolume, parseWell, wellName, type Pick, type WellAddress } from '@ligase/liquid-handling';

/**
 * The picks of a task, a line or a `;` each: `PLATE-1, A1, 10 uL`, and where one has to go to a certain well `PLATE-1, A1, 10 uL, TARGET, B2`.
 * @throws {RefusedError} for a line that is none, with its number. @throws {InputError} for a volume that is none.
 */
export function readPicks(text: string): readonly Pick[] {
  const lines = text.split(/[\n;]/u).map((line) => line.trim());
  return lines.flatMap((line, index): readonly Pick[] => {
    if (line === '') return [];
    const cells = line.split(',').map((cell) => cell.trim());
    const [labware = '', well = '', volume = '', toLabware = '', toWell = ''] = cells;
    if ((cells.length !== 3 && cells.length !== 5) || cells.includes(''))
      throw new RefusedError(
        `Pick ${index + 1} is "${line}". A pick is "plate, well, volume", or "plate, well, volume, destination plate, destination well".`,
      );
    const source = at(labware, well);
    const volumePl = parseVolume(volume);
    if (cells.length === 3) return [{ source, volumePl }];
    return [{ source, volumePl, destination: at(toLabware, toWell) }];
  });
}

/** A well by its name as people write it: `A01` and `a1` are A1. */
function at(labware: string, well: string): WellAddress {
  return { labware, well: wellName(parseWell(well)) };
}
