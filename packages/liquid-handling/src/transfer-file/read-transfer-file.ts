import { InputError } from '@ligase/core/errors';
import type { WellAddress } from '../labware/labware.ts';
import { parseWell, wellName } from '../labware/well.ts';
import { readCsvRows, readCsvTable, type CsvColumn, type CsvRecord } from '../dialects/text/csv-table.ts';
import { lineFault, shown } from '../dialects/text/file-fault.ts';
import { parseVolume, type Picolitres } from '../units/volume.ts';

/** A transfer as a row of a file asks for it. Plates are named by their barcodes. */
export interface TransferRow {
  /** Of the file, from 1. */
  readonly line: number;
  readonly source: WellAddress;
  readonly destination: WellAddress;
  readonly volumePl: Picolitres;
}

/** What a file of transfers asks for, and what is wrong with those of its rows that ask for none. */
export interface TransferFile {
  readonly rows: readonly TransferRow[];
  /** One for each bad row, with its line in message and `details`. */
  readonly faults: readonly InputError[];
}

/** What errors call such a file. */
export const transferFileName = 'transfer file';

type Field = 'destinationPlate' | 'destinationWell' | 'sourcePlate' | 'sourceWell' | 'volume' | 'volumeNl' | 'volumeUl';

const columns: readonly CsvColumn<Field>[] = [
  { field: 'sourcePlate', headings: ['Source plate'], needed: true },
  { field: 'sourceWell', headings: ['Source well'], needed: true },
  { field: 'destinationPlate', headings: ['Destination plate'], needed: true },
  { field: 'destinationWell', headings: ['Destination well'], needed: true },
  { field: 'volume', headings: ['Volume'], needed: false },
  { field: 'volumeUl', headings: ['Volume (uL)'], needed: false },
  { field: 'volumeNl', headings: ['Volume (nL)'], needed: false },
];

/**
 * Reads transfers that are for no device yet, a row each, such as Benchling writes them for the input file of a run: CSV with the
 * headings `Source plate`, `Source well`, `Destination plate`, `Destination well`, and `Volume` (`12.5 uL`), `Volume (uL)` or
 * `Volume (nL)`. Other columns are passed over.
 *
 * @throws {InputError} for a file of which no row can be read: without these headings, without rows, or no such file at all.
 */
export function readTransferFile(content: string | Uint8Array): TransferFile {
  const [head, ...body] = readCsvRows(transferFileName, content);
  const headings = head === undefined ? [] : [head];
  readCsvTable(transferFileName, headings, columns);
  if (body.length === 0)
    throw lineFault(transferFileName, 2, 'there is no row below the headings, and so no transfer.');
  const read = body.map((row) => orFault(() => readCsvTable(transferFileName, [...headings, row], columns).map(rowOf)));
  return {
    rows: read.flatMap((one) => (one instanceof InputError ? [] : one)),
    faults: read.filter((one) => one instanceof InputError),
  };
}

function rowOf({ line, cells }: CsvRecord<Field>): TransferRow {
  return {
    line,
    source: { labware: cells.sourcePlate ?? '', well: wellOf(line, cells.sourceWell ?? '') },
    destination: { labware: cells.destinationPlate ?? '', well: wellOf(line, cells.destinationWell ?? '') },
    volumePl: volumeOf(line, cells),
  };
}

function wellOf(line: number, text: string): string {
  const name = orFault(() => wellName(parseWell(text)));
  if (typeof name === 'string') return name;
  throw lineFault(transferFileName, line, `${shown(text)} is no well; one is called such as A1.`);
}

function volumeOf(line: number, { volume, volumeUl, volumeNl }: CsvRecord<Field>['cells']): Picolitres {
  const said = [volume, volumeUl && `${volumeUl} uL`, volumeNl && `${volumeNl} nL`].filter(
    (text) => text !== undefined,
  );
  const [text] = said;
  if (text === undefined || said.length > 1)
    throw lineFault(
      transferFileName,
      line,
      `it has ${said.length} volumes. One is wanted: "Volume" with its unit, such as 12.5 uL, or "Volume (uL)", or "Volume (nL)".`,
    );
  const volumePl = orFault(() => parseVolume(text));
  if (volumePl instanceof InputError) throw lineFault(transferFileName, line, volumePl.message);
  if (volumePl === 0) throw lineFault(transferFileName, line, 'its volume is 0, so that nothing would be moved.');
  return volumePl;
}

function orFault<T>(read: () => T): T | InputError {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}
