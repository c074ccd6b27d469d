import type { ActualTransfer } from '../../actual/actual-transfer.ts';
import type { WellAddress } from '../../labware/labware.ts';
import type { PlanFrame } from '../../plan/plan.ts';
import type { Picolitres } from '../../units/volume.ts';
import { deckReader, type DeckReader } from '../deck-reader.ts';
import { type CsvRecord, type CsvRow, readCsvRows, readCsvTable } from '../text/csv-table.ts';
import { lineFault, shown } from '../text/file-fault.ts';
import { readVolume } from '../text/volume-text.ts';
import { type EchoLog, echoLogFile, echoLogHeadings } from './echo-log.ts';

type Field = keyof typeof echoLogHeadings;

const needed: ReadonlySet<Field> = new Set(['sourceWell', 'destinationWell', 'planned', 'actual']);

const columns = (Object.keys(echoLogHeadings) as Field[]).map((field) => ({
  field,
  headings: [echoLogHeadings[field]],
  needed: needed.has(field),
}));

/**
 * Reads the transfer report of an Echo. Plates are known by their barcode where the deck has it, by their name otherwise: in such
 * reports a name is often that of a type.
 *
 * @throws {InputError} with the line, also for a report that ends in the middle of a row
 */
export function readEchoLog(content: string | Uint8Array, frame: PlanFrame): EchoLog {
  const rows = readCsvRows(echoLogFile, content);
  const deck = deckReader(echoLogFile, frame, () => undefined);
  const barcodes = new Set(frame.deck.map(({ barcode }) => barcode));
  const sections = { '[DETAILS]': [] as CsvRow[], '[EXCEPTIONS]': [] as CsvRow[] };
  const facts: Record<string, string> = {};
  let section: CsvRow[] | undefined;
  let hasDetails = false;
  for (const row of rows) {
    const [first = '', second = ''] = row.cells;
    if (Object.hasOwn(sections, first)) {
      section = sections[first as keyof typeof sections];
      hasDetails ||= first === '[DETAILS]';
    } else if (section === undefined || (row.cells.length <= 2 && first.startsWith('Instrument '))) {
      section = undefined;
      if (first !== '') facts[first] = second;
    } else {
      checkLength(row, section[0]);
      section.push(row);
    }
  }
  if (!hasDetails) throw lineFault(echoLogFile, rows.at(-1)?.line ?? 1, 'it ends, and there was no [DETAILS].');
  const read = (part: readonly CsvRow[]): readonly ActualTransfer[] =>
    part.length === 0 ? [] : readCsvTable(echoLogFile, part, columns).map((row) => transferOf(row, deck, barcodes));
  return { facts, transfers: [...read(sections['[DETAILS]']), ...read(sections['[EXCEPTIONS]'])] };
}

/** An Echo writes every cell. A row that lacks some is the end of a file that was cut off, maybe within a volume. */
function checkLength({ line, cells }: CsvRow, head: CsvRow | undefined): void {
  if (head === undefined || cells.length === head.cells.length) return;
  throw lineFault(
    echoLogFile,
    line,
    `it has ${cells.length} cells below ${head.cells.length} headings: it is cut off.`,
  );
}

function transferOf(
  { line, cells }: CsvRecord<Field>,
  deck: DeckReader,
  barcodes: ReadonlySet<string | undefined>,
): ActualTransfer {
  const place = (name: string | undefined, barcode: string | undefined, well: string): WellAddress => {
    const known = barcode !== undefined && barcodes.has(barcode);
    return deck.well(line, deck.labware(line, known ? { barcode } : { name: name ?? barcode }), well);
  };
  const volume = (what: string, text: string): Picolitres => {
    const volumePl = readVolume(text, 'nL');
    if (typeof volumePl === 'string') throw lineFault(echoLogFile, line, `"${what}" is ${shown(text)}; ${volumePl}.`);
    return volumePl;
  };
  return {
    source: place(cells.sourceName, cells.sourceBarcode, cells.sourceWell ?? ''),
    destination: place(cells.destinationName, cells.destinationBarcode, cells.destinationWell ?? ''),
    plannedPl: volume(echoLogHeadings.planned, cells.planned ?? ''),
    actualPl: volume(echoLogHeadings.actual, cells.actual ?? ''),
    ...(cells.status !== undefined && { reason: cells.status }),
  };
}
