import { toolFor } from '../../device/tool-for.ts';
import type { WellAddress } from '../../labware/labware.ts';
import type { PlanFrame, Step } from '../../plan/plan.ts';
import { formatVolume, type Picolitres } from '../../units/volume.ts';
import { deckReader, type DeckReader } from '../deck-reader.ts';
import { phaseFrom, tipOfRow } from '../method-decides.ts';
import { type CsvRecord, readCsvRows, readCsvTable } from '../text/csv-table.ts';
import { lineFault, shown } from '../text/file-fault.ts';
import { readVolume } from '../text/volume-text.ts';
import type { TableSpec } from './table-dialect.ts';
import { isNeeded, type TableField } from './table-layout.ts';
import type { TableRow } from './write-table.ts';

type Row = CsvRecord<TableField>;

/** The steps that the rows of a CSV file amount to. @throws {InputError} with the line */
export function readTable(spec: TableSpec, content: string | Uint8Array, frame: PlanFrame): readonly Step[] {
  const rows = readCsvRows(spec.name, content).slice(spec.layout.titleRows?.length ?? 0);
  const records = readCsvTable(
    spec.name,
    rows,
    spec.layout.columns.map((column) => ({
      field: column.field,
      headings: [column.heading, ...(column.alsoReadAs ?? [])],
      needed: isNeeded(spec.layout, column),
    })),
  );
  const deck = deckReader(spec.name, frame, (id) => spec.typeNames?.[id]);
  const read = records.map((row) => ({
    ...placesOf(spec, row, deck),
    ...volumesOf(spec, row, frame),
    ...tipOf(spec, row),
  }));
  const step = (source: WellAddress, destination: WellAddress, volumePl: Picolitres, tip?: Step['tip']): Step => ({
    phase: phaseFrom(frame.deck.find(({ id }) => id === source.labware)),
    source,
    dispenses: [{ destination, volumePl }],
    excessPl: 0,
    tip: tip ?? tipOfRow(frame, volumePl),
  });
  const { diluent } = spec;
  return [
    ...read.flatMap(({ destination, diluentPl }) =>
      diluent === undefined || diluentPl === 0 ? [] : [step(diluent, destination, diluentPl)],
    ),
    ...read.map(({ source, destination, volumePl, tip }) => step(source, destination, volumePl, tip)),
  ];
}

function placesOf(
  { implied }: TableSpec,
  { line, cells }: Row,
  deck: DeckReader,
): Pick<TableRow, 'source' | 'destination'> {
  const source = deck.labware(line, {
    name: implied?.source ?? cells.sourceName,
    barcode: cells.sourceBarcode,
    type: cells.sourceType,
  });
  const destination = deck.labware(line, {
    name: implied?.destination ?? cells.destinationName,
    barcode: cells.destinationBarcode,
    type: cells.destinationType,
  });
  return {
    source: deck.well(line, source, cells.sourceWell ?? ''),
    destination: deck.well(line, destination, cells.destinationWell ?? ''),
  };
}

function tipOf({ name }: TableSpec, { line, cells: { tip } }: Row): Pick<TableRow, 'tip'> {
  if (tip === undefined) return {};
  if (tip === 'new' || tip === 'keep') return { tip };
  throw lineFault(name, line, `the tip is ${shown(tip)} where "new" or "keep" is wanted.`);
}

function volumesOf(
  spec: TableSpec,
  { line, cells }: Row,
  frame: PlanFrame,
): Required<Pick<TableRow, 'volumePl' | 'diluentPl'>> {
  const read = (what: string, text: string): Picolitres => {
    const volumePl = readVolume(text, spec.layout.unit);
    if (typeof volumePl === 'string') throw lineFault(spec.name, line, `the ${what} is ${shown(text)}; ${volumePl}.`);
    if (spec.quantumPl !== undefined && volumePl % spec.quantumPl !== 0)
      throw lineFault(spec.name, line, `${formatVolume(volumePl)} is no multiple of ${formatVolume(spec.quantumPl)}.`);
    return volumePl;
  };
  const volumePl = read('volume', cells.volume ?? '');
  if (volumePl === 0) throw lineFault(spec.name, line, 'its volume is 0, so that nothing would be moved.');
  const diluentPl = read('volume of diluent', cells.diluentVolume ?? '0');
  if (diluentPl > 0 && spec.diluent === undefined)
    throw lineFault(spec.name, line, 'it has diluent, and nothing says which well that comes from.');
  const tool = toolFor(frame.device, volumePl);
  const wanted = tool === undefined ? undefined : spec.tools?.[tool.id];
  if (cells.tool !== undefined && wanted !== undefined && cells.tool !== String(wanted))
    throw lineFault(
      spec.name,
      line,
      `it names tool ${shown(cells.tool)}, and ${formatVolume(volumePl)} is for ${wanted} ("${tool?.id}").`,
    );
  return { volumePl, diluentPl };
}
