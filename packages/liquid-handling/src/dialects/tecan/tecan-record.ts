import type { LabwareType, WellAddress } from '../../labware/labware.ts';
import type { Picolitres } from '../../units/volume.ts';
import type { DeckReader } from '../deck-reader.ts';
import { lineFault, shown } from '../text/file-fault.ts';
import { readVolume } from '../text/volume-text.ts';
import { tecanFile, tecanLargestPl, type TecanOptions } from './tecan-options.ts';
import { wellAtPosition } from './tecan-position.ts';

/** One record of a worklist: its line, its kind, and its cells from the second on. */
export interface TecanRecord {
  readonly line: number;
  readonly kind: string;
  readonly cells: readonly string[];
}

/** The records of a worklist's text, without its comments. */
export function tecanRecords(text: string): readonly TecanRecord[] {
  return text.split(/\r\n|\n|\r/).flatMap((row, index) => {
    const [kind = '', ...cells] = row.split(';').map((cell) => cell.trim());
    return kind === '' && cells.every((cell) => cell === '')
      ? []
      : kind === 'C'
        ? []
        : [{ line: index + 1, kind, cells }];
  });
}

/** Finds what the cells of records say. */
export interface TecanCells {
  /** The cells, of which there must be so many; more are taken only if they are empty. */
  readonly count: (record: TecanRecord, least: number, most: number) => void;
  readonly volume: (record: TecanRecord, text: string | undefined) => Picolitres;
  readonly number: (record: TecanRecord, what: string, text: string | undefined, otherwise?: number) => number;
  /** The wells at some positions of labware that three cells name. */
  readonly wells: (
    record: TecanRecord,
    rack: readonly (string | undefined)[],
    positions: readonly number[],
  ) => readonly WellAddress[];
}

/** A reader of cells on one deck. @throws {InputError} with the line, by its functions */
export function tecanCells(deck: DeckReader, options: TecanOptions): TecanCells {
  return {
    number: wholeNumber,
    count: ({ line, kind, cells }, least, most) => {
      const filled = cells.findLastIndex((cell) => cell !== '') + 1;
      if (cells.length >= least && filled <= most) return;
      throw lineFault(
        tecanFile,
        line,
        `"${kind}" has ${cells.length + 1} columns where ${least + 1} to ${most + 1} are wanted.`,
      );
    },
    volume: ({ line }, text = '') => {
      const volumePl = readVolume(text, 'uL');
      if (typeof volumePl === 'string') throw lineFault(tecanFile, line, `the volume is ${shown(text)}; ${volumePl}.`);
      if (volumePl > tecanLargestPl) throw lineFault(tecanFile, line, `the volume ${shown(text)} is above 7158278 uL.`);
      return volumePl;
    },
    wells: ({ line }, [name, barcode, type], positions) => {
      const found = deck.labware(line, {
        ...((name ?? '') !== '' && { name }),
        ...((barcode ?? '') !== '' && { barcode }),
        ...((type ?? '') !== '' && { type: type ?? '' }),
      });
      return positions.map((position) => ({
        labware: found.id,
        well: wellAtPosition(position, found.type, options) ?? noPosition(line, position, found.id, found.type),
      }));
    },
  };
}

function noPosition(line: number, position: number, labware: string, { rows, columns }: LabwareType): never {
  throw lineFault(tecanFile, line, `"${labware}" has no position ${position}; it has ${rows} × ${columns} wells.`);
}

function wholeNumber({ line }: TecanRecord, what: string, text = '', otherwise?: number): number {
  if (text === '' && otherwise !== undefined) return otherwise;
  if (!/^\d{1,7}$/.test(text)) throw lineFault(tecanFile, line, `the ${what} ${shown(text)} is no whole number.`);
  return Number(text);
}
