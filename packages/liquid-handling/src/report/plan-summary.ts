import { type LedgerOutcome, replay } from '../ledger/replay.ts';
import { countTips } from '../plan/count-tips.ts';
import { headMoves } from '../plan/head-moves.ts';
import type { Plan } from '../plan/plan.ts';
import { transfersOf } from '../plan/transfers-of.ts';
import { filledWells } from './filled-wells.ts';
import { type GroupedNote, groupNotes } from './grouped-notes.ts';
import { showConcentration, showVolume } from './shown.ts';

/** A plan in few words and numbers: for a canvas, a message, a table in a notebook. It knows nothing of what it is shown on. */
export interface PlanSummary {
  readonly name: string;
  /** `refused` when the ledger finds a fault, `warned` when a person should read the notes. */
  readonly verdict: 'ready' | 'warned' | 'refused';
  /** One sentence that says the same. */
  readonly sentence: string;
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  /** Faults first. */
  readonly notes: readonly GroupedNote[];
  readonly columns: readonly string[];
  /** A row for each filled well, the texts of `columns`. */
  readonly rows: readonly (readonly string[])[];
}

/** Sums up a plan and what comes of it. */
export function summarisePlan(plan: Plan, outcome: LedgerOutcome = replay(plan)): PlanSummary {
  const { faults, waste } = outcome;
  const verdict = faults.length > 0 ? 'refused' : plan.warnings.length > 0 ? 'warned' : 'ready';
  const transfers = transfersOf(plan);
  const wells = filledWells(plan, outcome);
  const filled = wells.filter(({ samples, diluentPl }) => samples.length > 0 || diluentPl > 0);
  const volume = (phase: 'diluent' | 'sample'): string =>
    showVolume(transfers.filter((one) => one.phase === phase).reduce((sum, one) => sum + one.volumePl, 0));
  const tips = countTips(plan);
  return {
    name: plan.name,
    verdict,
    sentence: sentenceOf(verdict, faults.length, plan.warnings.length),
    figures: [
      { label: 'Device', value: plan.device.name },
      { label: 'Wells filled', value: String(filled.length) },
      { label: 'Transfers', value: String(transfers.length) },
      { label: 'Moves of the head', value: String(headMoves(plan).length) },
      { label: 'Sample', value: volume('sample') },
      { label: 'Diluent', value: volume('diluent') },
      ...(waste.volumePl === 0 ? [] : [{ label: 'Lost with tips', value: showVolume(waste.volumePl) }]),
      {
        label: 'Tips',
        value:
          tips.length === 0
            ? 'none'
            : tips
                .map((one) => `${one.tips} × ${one.tool} (${one.boxes} ${one.boxes === 1 ? 'box' : 'boxes'})`)
                .join(', '),
      },
    ],
    notes: [...groupNotes('fault', faults), ...groupNotes('warning', plan.warnings)],
    columns: ['Well', 'Samples', 'Diluent', 'Volume', 'Concentration', 'Note'],
    rows: wells.map(({ at, samples, diluentPl, held, warnings }) => [
      `${at.well} of ${at.labware}`,
      samples
        .map(({ source, volumePl }) => `${showVolume(volumePl)} of ${source.well} of ${source.labware}`)
        .join(', '),
      diluentPl === 0 ? '' : showVolume(diluentPl),
      held === undefined ? '' : showVolume(held.volumePl),
      held?.contents.map((one) => `${one.entity} ${showConcentration(one)}`).join(', ') ?? '',
      [...new Set(warnings.map(({ code }) => code))].join(', '),
    ]),
  };
}

function sentenceOf(verdict: PlanSummary['verdict'], faults: number, warnings: number): string {
  if (verdict === 'refused') return `Not to be carried out: ${count(faults, 'fault')}.`;
  if (verdict === 'warned') return `Can be carried out, with ${count(warnings, 'warning')} to read first.`;
  return 'Can be carried out as it stands.';
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
