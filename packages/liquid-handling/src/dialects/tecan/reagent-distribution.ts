import type { WellAddress } from '../../labware/labware.ts';
import type { Step } from '../../plan/plan.ts';
import { lineFault } from '../text/file-fault.ts';
import { tecanFile } from './tecan-options.ts';
import type { TecanCells, TecanRecord } from './tecan-record.ts';

/**
 * The steps of an `R` record: a reagent to all wells of a range but those that it excludes, several of one aspiration, from the
 * wells of the source in turn.
 *
 * @throws {InputError} with the line
 */
export function distribute(
  cells: TecanCells,
  record: TecanRecord,
  phaseOf: (source: WellAddress) => Step['phase'],
): readonly Step[] {
  cells.count(record, 11, Number.POSITIVE_INFINITY);
  const number = (what: string, place: number, otherwise?: number): number =>
    cells.number(record, what, record.cells[place], otherwise);
  const sources = cells.wells(
    record,
    record.cells.slice(0, 3),
    range(record, 'source', number('first source', 3), number('last source', 4)),
  );
  const excluded = new Set(
    record.cells.slice(15).flatMap((cell) => (cell === '' ? [] : [cells.number(record, 'excluded well', cell)])),
  );
  const positions = range(record, 'destination', number('first destination', 8), number('last destination', 9));
  const [first = 0] = positions;
  const outside = [...excluded].find((position) => position < first || position >= first + positions.length);
  if (outside !== undefined)
    throw lineFault(tecanFile, record.line, `it excludes ${outside}, which is not in its range.`);
  const kept = positions.filter((position) => !excluded.has(position));
  const wells = cells.wells(
    record,
    record.cells.slice(5, 8),
    number('direction', 14, 0) === 1 ? kept.toReversed() : kept,
  );
  const volumePl = cells.volume(record, record.cells[10]);
  if (volumePl === 0) return [];
  const together = Math.max(1, number('number of multi-dispenses', 13, 1));
  const uses = Math.max(1, number('number of uses of a tip', 12, 1));
  return Array.from({ length: Math.ceil(wells.length / together) }, (_, index) => {
    const source = sources[index % sources.length] ?? noSource(record);
    return {
      phase: phaseOf(source),
      source,
      dispenses: wells
        .slice(index * together, (index + 1) * together)
        .map((destination) => ({ destination, volumePl })),
      excessPl: 0,
      tip: index % uses === 0 ? 'new' : 'keep',
    };
  });
}

function range({ line }: TecanRecord, what: string, first: number, last: number): readonly number[] {
  if (last < first) throw lineFault(tecanFile, line, `its ${what} ends at ${last}, before it begins at ${first}.`);
  // No labware has as many, and a list that long would fill the memory.
  if (last - first > 10_000) throw lineFault(tecanFile, line, `its ${what} has ${last - first + 1} wells.`);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function noSource({ line }: TecanRecord): never {
  throw lineFault(tecanFile, line, 'it names no source.');
}
