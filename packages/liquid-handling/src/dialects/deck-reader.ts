import type { Labware, WellAddress } from '../labware/labware.ts';
import { parseWell, wellName } from '../labware/well.ts';
import type { PlanFrame } from '../plan/plan.ts';
import { nameFault } from './text/name-fault.ts';
import { lineFault, shown } from './text/file-fault.ts';

/** How a file calls a piece of labware; what it leaves out is not checked. */
export interface NamedLabware {
  readonly name?: string | undefined;
  readonly barcode?: string | undefined;
  readonly type?: string | undefined;
}

/** Finds what lines of a file are about on the deck of a frame. */
export interface DeckReader {
  /** @throws {InputError} when it is not on the deck, or is there with another barcode or type */
  readonly labware: (line: number, named: NamedLabware) => Labware;
  /** @throws {InputError} when there is no such well */
  readonly well: (line: number, labware: Labware, well: string) => WellAddress;
}

/**
 * A reader of names and wells of one file.
 *
 * @param typeName what the file calls a type of labware, where that is known
 */
export function deckReader(
  file: string,
  { deck }: PlanFrame,
  typeName: (id: string) => string | undefined,
): DeckReader {
  const names = new Map(deck.map((labware) => [labware.id, labware]));
  const barcodes = new Map(deck.map((labware) => [labware.barcode, labware]));
  return {
    labware: (line, { name, barcode, type }) => {
      const called = name ?? barcode ?? '';
      const fault = nameFault(called);
      if (fault !== undefined) throw lineFault(file, line, `${shown(called)} is no name of labware: ${fault}.`);
      const found = name === undefined ? barcodes.get(barcode) : names.get(name);
      if (found === undefined) throw lineFault(file, line, `${shown(called)} is not on the deck; ${there(deck)}.`);
      if (barcode !== undefined && found.barcode !== undefined && found.barcode !== barcode)
        throw lineFault(file, line, `"${found.id}" has the barcode ${shown(found.barcode)}, not ${shown(barcode)}.`);
      const known = typeName(found.type.id);
      if (type !== undefined && known !== undefined && known !== type)
        throw lineFault(file, line, `"${found.id}" is a ${shown(known)}, not a ${shown(type)}.`);
      return found;
    },
    well: (line, labware, well) => {
      try {
        return { labware: labware.id, well: wellName(parseWell(well, labware.type)) };
      } catch {
        const { rows, columns } = labware.type;
        throw lineFault(file, line, `${shown(well)} is no well of "${labware.id}", which has ${rows} × ${columns}.`);
      }
    },
  };
}

function there(deck: readonly Labware[]): string {
  const shownFew = deck.slice(0, 5).map(({ id }) => `"${id}"`);
  return `there ${deck.length === 1 ? 'is' : 'are'} ${shownFew.join(', ')}${deck.length > 5 ? ` and ${deck.length - 5} more` : ''}`;
}
