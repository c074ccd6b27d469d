import { toolFor } from '../../device/tool-for.ts';
import type { Labware, WellAddress } from '../../labware/labware.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import type { Transfer } from '../../plan/transfers-of.ts';
import type { Picolitres } from '../../units/volume.ts';
import { formatVolume, volumeIn } from '../../units/volume.ts';
import { rowsOf } from '../method-decides.ts';
import { writeCsv } from '../text/csv-table.ts';
import { cannotRender, shown } from '../text/file-fault.ts';
import { padDecimals } from '../text/volume-text.ts';
import { writableName } from '../text/writable-name.ts';
import { pairDiluent } from './diluent-rows.ts';
import type { TableSpec } from './table-dialect.ts';
import { hasColumn, isNamed, type TableField } from './table-layout.ts';

/** What a row of a table is written from. */
export interface TableRow {
  readonly source: WellAddress;
  readonly destination: WellAddress;
  readonly volumePl: Picolitres;
  readonly diluentPl?: Picolitres;
  readonly tip?: Step['tip'];
}

/** The CSV file of a plan. @throws {InputError} for what its rows cannot say */
export function writeTable(spec: TableSpec, plan: Plan): string {
  const { layout, name } = spec;
  const fault = spec.refuse?.(plan);
  if (fault !== undefined) throw cannotRender(name, fault);
  const carried = hasColumn(layout, 'tip') ? (['tips'] as const) : [];
  const transfers = rowsOf(name, plan, [...(spec.methodDecides ?? []), ...carried]);
  checkImplied(spec, transfers);
  const rows: readonly TableRow[] = hasColumn(layout, 'diluentVolume')
    ? pairDiluent(spec, plan, transfers)
    : transfers.map((row, index) => ({ ...row, tip: tipOf(plan, row, transfers[index - 1]) }));
  const cellOf = cellWriter(spec, plan);
  return writeCsv(
    [
      ...(layout.titleRows ?? []),
      layout.columns.map(({ heading }) => heading),
      ...rows.map((row) => layout.columns.map(({ field }) => cellOf[field](row))),
    ],
    layout.lineEnd,
  );
}

function cellWriter(spec: TableSpec, plan: Plan): Readonly<Record<TableField, (row: TableRow) => string>> {
  const deck = new Map(plan.deck.map((labware) => [labware.id, labware]));
  const on = ({ labware }: WellAddress): Labware => {
    const found = deck.get(labware);
    if (found === undefined) throw cannotRender(spec.name, `${shown(labware)} is not on the deck of the plan.`);
    return found;
  };
  const named = (what: string, text: string): string => writableName(spec.name, what, text);
  const typeName = ({ type }: Labware): string => named('type', spec.typeNames?.[type.id] ?? type.id);
  const barcode = (labware: Labware): string => {
    if (labware.barcode === undefined && isNamed(spec.layout)) return '';
    if (labware.barcode === undefined)
      throw cannotRender(spec.name, `"${labware.id}" has no barcode, and this layout names labware by it.`);
    return named('barcode', labware.barcode);
  };
  const volume = (pl: Picolitres): string => padDecimals(volumeIn(pl, spec.layout.unit), spec.layout.decimals);
  return {
    sourceName: ({ source }) => named('name', on(source).id),
    sourceBarcode: ({ source }) => barcode(on(source)),
    sourceType: ({ source }) => typeName(on(source)),
    sourceWell: ({ source }) => source.well,
    destinationName: ({ destination }) => named('name', on(destination).id),
    destinationBarcode: ({ destination }) => barcode(on(destination)),
    destinationType: ({ destination }) => typeName(on(destination)),
    destinationWell: ({ destination }) => destination.well,
    volume: ({ volumePl }) => volume(onQuantum(spec, volumePl)),
    diluentVolume: ({ diluentPl }) => volume(onQuantum(spec, diluentPl ?? 0)),
    tool: ({ volumePl }) => toolNumber(spec, plan, volumePl),
    tip: ({ tip }) => tip ?? 'new',
  };
}

/** The tip of a row; where the method decides on aspirations, a step's further rows go on with that of its first. */
function tipOf({ steps }: Plan, { step }: Transfer, before: Transfer | undefined): Step['tip'] {
  return before?.step === step ? 'keep' : (steps[step]?.tip ?? 'new');
}

function checkImplied({ name, implied }: TableSpec, transfers: readonly TableRow[]): void {
  if (implied === undefined) return;
  const other = transfers.find(
    ({ source, destination }) => source.labware !== implied.source || destination.labware !== implied.destination,
  );
  if (other === undefined) return;
  throw cannotRender(
    name,
    `it names no labware, and there is a transfer from "${other.source.labware}" to "${other.destination.labware}".`,
  );
}

function onQuantum({ name, quantumPl }: TableSpec, volumePl: Picolitres): Picolitres {
  if (quantumPl !== undefined && volumePl % quantumPl !== 0)
    throw cannotRender(name, `${formatVolume(volumePl)} is no multiple of ${formatVolume(quantumPl)}.`);
  return volumePl;
}

function toolNumber({ name, tools }: TableSpec, { device }: Pick<Plan, 'device'>, volumePl: Picolitres): string {
  const tool = toolFor(device, volumePl);
  const number = tools?.[tool?.id ?? ''];
  if (tool === undefined) throw cannotRender(name, `"${device.id}" has no tool for ${formatVolume(volumePl)}.`);
  if (number === undefined) throw cannotRender(name, `the tool "${tool.id}" has no number; give it one in \`tools\`.`);
  return String(number);
}
