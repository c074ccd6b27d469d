import { InputError } from '@ligase/core/errors';
import { phaseFrom, tipOfRow } from '../dialects/method-decides.ts';
import { lineFault } from '../dialects/text/file-fault.ts';
import type { Labware, WellAddress } from '../labware/labware.ts';
import { parseWell } from '../labware/well.ts';
import { replay } from '../ledger/replay.ts';
import type { Plan, Step } from '../plan/plan.ts';
import type { PlanSetup } from '../planning/plan-setup.ts';
import { splitVolume } from '../planning/split-volume.ts';
import { formatVolume } from '../units/volume.ts';
import { transferFileName, type TransferRow } from './read-transfer-file.ts';

/** What rows of a file amount to on a deck, and what is wrong with them there. With faults, the plan is not to be carried out. */
export interface PlannedFile {
  readonly plan: Plan;
  /** Each with its line in message and `details`, but for what is wrong with the deck before the first row. */
  readonly faults: readonly InputError[];
}

/**
 * Plans just the transfers of a file, in its order and to its volumes: a row that the device does not move at once becomes several steps,
 * each with a fresh tip, and nothing is rounded. The ledger replays them on the deck, whose labware is named by the barcodes of the file.
 */
export function planTransferFile(rows: readonly TransferRow[], setup: PlanSetup): PlannedFile {
  const labware = new Map(setup.deck.map((one) => [one.id, one]));
  const planned = rows.map((row) => ({ row, steps: stepsOf(row, setup, labware) }));
  const faults = planned.flatMap(({ steps }) => (steps instanceof InputError ? [steps] : []));
  const lines: number[] = [];
  const steps = planned.flatMap(({ row, steps: some }) => {
    if (some instanceof InputError) return [];
    lines.push(...some.map(() => row.line));
    return some;
  });
  const plan = { ...setup, warnings: [], steps };
  if (faults.length > 0) return { plan, faults };
  return {
    plan,
    faults: replay(plan).faults.map(({ step, at, message }) => {
      const line = step === undefined ? undefined : lines[step];
      const said = at === undefined ? message : `${at.well} of ${at.labware}: ${message}`;
      return line === undefined ? new InputError('INPUT_INVALID', said) : lineFault(transferFileName, line, said);
    }),
  };
}

function stepsOf(
  { line, source, destination, volumePl }: TransferRow,
  { device }: PlanSetup,
  labware: ReadonlyMap<string, Labware>,
): readonly Step[] | InputError {
  const stray = [source, destination].map((at) => strayWell(at, labware)).find((words) => words !== undefined);
  if (stray !== undefined) return lineFault(transferFileName, line, stray);
  const parts = volumePl % device.quantumPl === 0 ? splitVolume(volumePl, device) : undefined;
  if (parts === undefined)
    return lineFault(
      transferFileName,
      line,
      `${device.name} cannot move ${formatVolume(volumePl)}. It moves multiples of ${formatVolume(device.quantumPl)}, within the range of its tools.`,
    );
  const phase = phaseFrom(labware.get(source.labware));
  return parts.map((part) => ({
    phase,
    source,
    dispenses: [{ destination, volumePl: part }],
    excessPl: 0,
    tip: tipOfRow({ device }, part),
  }));
}

function strayWell({ labware: id, well }: WellAddress, labware: ReadonlyMap<string, Labware>): string | undefined {
  const found = labware.get(id);
  if (found === undefined) return `${id} is not on the deck.`;
  const { row, column } = parseWell(well);
  const { rows, columns } = found.type;
  return row < rows && column < columns ? undefined : `${id} has no well ${well}: it has ${rows} × ${columns}.`;
}
