import { RefusedError } from '@ligase/core';
import { parseVolume, parseWell, serialDilution, wellName, type Labware, type Series } from '@ligase/liquid-handling';
import type { FieldValues } from '@ligase/plugin-tasks/contract';
import { defineWorkflow } from '@ligase/workflows';
import { diluentWells } from '../deck/diluent-wells.ts';
import { requirements } from '../run-plan/run-context.ts';
import { runPlan } from '../run-plan/run-plan.ts';
import { neededText, textIn } from '../run-plan/task-fields.ts';
import type { Work } from '../run-plan/work.ts';
import { anyInput } from './any-input.ts';
import { readNames } from './read-names.ts';
import type { TaskInput } from './task-input.ts';

/** Dilutes samples step by step, each along a row of its own. */
const work: Work = {
  title: 'Serial dilution',
  plates(fields) {
    const waste = textIn(fields, 'Waste plate');
    return [
      { barcode: neededText(fields, 'Source plate'), role: 'sample' },
      { barcode: neededText(fields, 'Diluent plate'), role: 'diluent' },
      { barcode: neededText(fields, 'Destination plate'), role: 'destination' },
      ...(waste === undefined ? [] : [{ barcode: waste, role: 'waste' as const }]),
    ];
  },
  plan(setup, fields) {
    const [source, diluent, destination, waste] = setup.deck;
    if (source === undefined || diluent === undefined || destination === undefined)
      throw new RefusedError('A plate is missing.');
    const held = setup.contents.find(({ labware }) => labware === destination.id);
    if (held !== undefined)
      throw new RefusedError(`${held.well} of ${destination.id} holds something: a series is made on an empty plate.`);
    return serialDilution({
      ...setup,
      series: seriesOf(fields, source, destination),
      factor: neededNumber(fields, 'Factor'),
      volumePl: parseVolume(neededText(fields, 'Volume')),
      diluent: diluentWells(setup, diluent.id),
      ...(waste !== undefined && { waste: { labware: waste.id, well: 'A1' } }),
    });
  },
};

/** The first sample is diluted along the first row of the destination, the second along the second, and so on. */
function seriesOf(fields: FieldValues, source: Labware, destination: Labware): readonly Series[] {
  const { rows, columns } = destination.type;
  const steps = neededNumber(fields, 'Steps');
  const samples = readNames(neededText(fields, 'Source wells'));
  if (!Number.isInteger(steps) || steps < 1 || steps > columns)
    throw new RefusedError(`A row of ${destination.id} has room for 1 to ${columns} steps, not for ${steps}.`);
  if (samples.length > rows)
    throw new RefusedError(`${destination.id} has ${rows} rows, and ${samples.length} samples are to be diluted.`);
  return samples.map((well, row) => ({
    source: { labware: source.id, well: wellName(parseWell(well)) },
    wells: Array.from({ length: steps }, (_, column) => ({
      labware: destination.id,
      well: wellName({ row, column }),
    })),
  }));
}

function neededNumber(fields: FieldValues, name: string): number {
  const text = neededText(fields, name);
  const value = Number(text);
  if (!Number.isFinite(value)) throw new RefusedError(`The task's field "${name}" is "${text}", which is no number.`);
  return value;
}

/** Makes serial dilutions, as a task asks for. */
export const diluteSeriallyTask = defineWorkflow({
  name: 'dilute-serially',
  requires: requirements,
  input: anyInput<TaskInput>(),
  run: (run, { taskId }) => runPlan(run, taskId, work),
});
