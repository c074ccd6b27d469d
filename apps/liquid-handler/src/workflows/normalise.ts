import { RefusedError } from '@ligase/core';
import {
  normalise,
  parseAmount,
  parseConcentration,
  parseVolume,
  wellNames,
  type NormaliseTarget,
} from '@ligase/liquid-handling';
import type { FieldValues } from '@ligase/plugin-tasks/contract';
import { defineWorkflow } from '@ligase/workflows';
import { requirements } from '../run-plan/run-context.ts';
import { runPlan } from '../run-plan/run-plan.ts';
import { neededText, textIn } from '../run-plan/task-fields.ts';
import type { Work } from '../run-plan/work.ts';
import { diluentWells } from '../deck/diluent-wells.ts';
import { anyInput } from './any-input.ts';
import type { TaskInput } from './task-input.ts';

/** Brings every sample of a plate to one amount or concentration in one volume, in the same well of another plate. */
const work: Work = {
  title: 'Normalise',
  plates: (fields) => [
    { barcode: neededText(fields, 'Source plate'), role: 'sample' },
    { barcode: neededText(fields, 'Diluent plate'), role: 'diluent' },
    { barcode: neededText(fields, 'Destination plate'), role: 'destination' },
  ],
  plan(setup, fields) {
    const [source, diluent, destination] = setup.deck;
    if (source === undefined || diluent === undefined || destination === undefined)
      throw new RefusedError('A plate is missing.');
    const wells = new Set(wellNames(destination.type));
    const held = setup.contents.filter(({ labware, contents }) => labware === source.id && contents.length > 0);
    const beyond = held.find(({ well }) => !wells.has(well));
    if (beyond !== undefined) throw new RefusedError(`${destination.id} has no well ${beyond.well}.`);
    const samples = held.map(({ labware, well }) => ({
      source: { labware, well },
      destination: { labware: destination.id, well },
    }));
    return normalise({ ...setup, samples, target: targetOf(fields), diluent: diluentWells(setup, diluent.id) });
  },
};

function targetOf(fields: FieldValues): NormaliseTarget {
  const volumePl = parseVolume(neededText(fields, 'Volume'));
  const amount = textIn(fields, 'Amount');
  if (amount !== undefined) return { amount: parseAmount(amount), volumePl };
  return { concentration: parseConcentration(neededText(fields, 'Concentration')), volumePl };
}

/** Normalises a plate, as a task asks for. */
export const normaliseTask = defineWorkflow({
  name: 'normalise',
  requires: requirements,
  input: anyInput<TaskInput>(),
  run: (run, { taskId }) => runPlan(run, taskId, work),
});
