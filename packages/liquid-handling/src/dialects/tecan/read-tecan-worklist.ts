import type { WellAddress } from '../../labware/labware.ts';
import type { Dispense, PlanFrame, Step } from '../../plan/plan.ts';
import { transfersOf } from '../../plan/transfers-of.ts';
import { formatVolume, type Picolitres } from '../../units/volume.ts';
import { deckReader } from '../deck-reader.ts';
import { phaseFrom } from '../method-decides.ts';
import { decodeText } from '../text/decode-text.ts';
import { lineFault, shown } from '../text/file-fault.ts';
import { distribute } from './reagent-distribution.ts';
import { tecanFile, type TecanOptions, tecanQuantumPl } from './tecan-options.ts';
import { type TecanCells, tecanCells, type TecanRecord, tecanRecords } from './tecan-record.ts';

// A thousand plates of 96. One record stands for a plate of transfers, so that a small file could fill the memory.
const mostSpread = 100_000;

/** An aspiration whose dispenses are being read. */
interface Open {
  readonly line: number;
  readonly source: WellAddress;
  readonly volumePl: Picolitres;
  readonly tip: Step['tip'];
  readonly dispenses: Dispense[];
}

/** The steps that the records of a worklist amount to. @throws {InputError} with the line */
export function readTecanWorklist(
  content: string | Uint8Array,
  frame: PlanFrame,
  options: TecanOptions,
): readonly Step[] {
  const deck = deckReader(tecanFile, frame, (id) => options.typeNames?.[id]);
  const cells = tecanCells(deck, options);
  const phase = (source: WellAddress): Step['phase'] => phaseFrom(frame.deck.find(({ id }) => id === source.labware));
  const steps: Step[] = [];
  let open: Open | undefined;
  let tip: Step['tip'] = 'new';
  let spread = 0;
  const close = (): void => {
    if (open !== undefined) steps.push(...stepOf(open, phase(open.source)));
    open = undefined;
  };
  const records = tecanRecords(decodeText(tecanFile, content));
  for (const [index, record] of records.entries()) {
    const { kind, line } = record;
    if (kind === 'D') {
      if (open === undefined) throw lineFault(tecanFile, line, 'it dispenses, and nothing has been aspirated.');
      const { well, volumePl } = pipette(cells, record);
      // Programs write a record of 0 for a well that gets nothing.
      if (volumePl > 0) open.dispenses.push({ destination: well, volumePl });
      continue;
    }
    close();
    if (kind === 'A') {
      const { well, volumePl } = pipette(cells, record);
      open = { line, source: well, volumePl, tip, dispenses: [] };
      tip = 'keep';
    } else if (kind === 'R') {
      const distributed = distribute(cells, record, phase);
      spread += transfersOf({ steps: distributed }).length;
      if (spread > mostSpread)
        throw lineFault(tecanFile, line, `its "R" records make more than ${mostSpread} transfers.`);
      steps.push(...distributed);
      tip = 'keep';
    } else if (/^(?:W[1-4]?|WD)$/.test(kind)) {
      tip = 'new';
    } else if (kind === 'S') {
      if (index > 0 && records[index - 1]?.kind !== 'B')
        throw lineFault(tecanFile, line, '"S" may only stand at the very beginning or right after "B".');
    } else if (kind !== 'B' && kind !== 'F') {
      throw lineFault(tecanFile, line, `${shown(kind)} is no record that a plan could hold.`);
    }
  }
  close();
  return steps;
}

function pipette(
  cells: TecanCells,
  record: TecanRecord,
): { readonly well: WellAddress; readonly volumePl: Picolitres } {
  cells.count(record, 6, 11);
  const [label, id, type, position, , volume] = record.cells;
  const [well] = cells.wells(record, [label, id, type], [cells.number(record, 'position', position)]);
  if (well === undefined) throw lineFault(tecanFile, record.line, 'it names no well.');
  return { well, volumePl: cells.volume(record, volume) };
}

/** None, where an aspiration of nothing fills nothing. */
function stepOf({ line, source, volumePl, tip, dispenses }: Open, phase: Step['phase']): readonly Step[] {
  if (dispenses.length === 0 && volumePl === 0) return [];
  if (dispenses.length === 0)
    throw lineFault(tecanFile, line, 'what it aspirates is not dispensed. Each "A" is wanted right before its "D".');
  const total = dispenses.reduce((sum, { volumePl: one }) => sum + one, 0);
  const excessPl = volumePl - total;
  // Each volume was rounded on its own, so that the sum may be off by half a unit of each.
  if (excessPl < (-tecanQuantumPl / 2) * (dispenses.length + 1))
    throw lineFault(
      tecanFile,
      line,
      `it aspirates ${formatVolume(volumePl)}, and ${formatVolume(total)} are dispensed.`,
    );
  return [{ phase, source, dispenses, excessPl: Math.max(0, excessPl), tip }];
}
