import type { Kind } from '../deck/lab.ts';
import { entryFields, outputFields, resultFields, runFields } from '../run-plan/run-fields.ts';
import { writtenFields } from '../run-plan/task-fields.ts';

/** Types of a field, by its name: any of them will do. */
export type NeededFields = Readonly<Record<string, readonly string[]>>;

const text = ['text', 'long_text'];
// What people write in may be a number where it is one.
const asked = [...text, 'integer', 'float'];
const blob = ['blob_link'];

/** The fields that a task of each kind must have for people to write in. Those that may be left out are not here. */
const askedFields: Readonly<Record<Kind, readonly string[]>> = {
  normalise: ['Source plate', 'Diluent plate', 'Destination plate', 'Volume'],
  'cherry-pick': ['Picks', 'Destination plates'],
  'dilute-serially': [
    'Source plate',
    'Source wells',
    'Diluent plate',
    'Destination plate',
    'Factor',
    'Steps',
    'Volume',
  ],
  pool: ['Members', 'Destination plate', 'Destination well', 'Volume'],
  'pool-equimolar': ['Members', 'Destination plate', 'Destination well'],
};

/** The fields of tasks of a kind: those that people write, and those that the app does. */
export function neededOfTask(kind: Kind): NeededFields {
  return { ...typed(askedFields[kind], asked), ...typed(Object.values(writtenFields), text) };
}

/** The fields of a task's outputs. */
export const neededOfOutput: NeededFields = typed(Object.values(outputFields), text);

/** The fields of runs. */
export const neededOfRun: NeededFields = {
  ...typed([runFields.task, runFields.runOf, runFields.outcome], text),
  ...typed([runFields.worklist, runFields.report, runFields.deviceLog], blob),
};

/** The fields of results. */
export const neededOfResult: NeededFields = {
  [resultFields.run]: ['assay_run_link'],
  ...typed([resultFields.well, resultFields.concentration, resultFields.note], text),
  ...typed([resultFields.volumeUl, resultFields.plannedUl], ['float']),
};

/** The fields of entries that have pictures. */
export const neededOfEntry: NeededFields = typed(Object.values(entryFields), blob);

function typed(names: readonly string[], types: readonly string[]): NeededFields {
  return Object.fromEntries(names.map((name) => [name, types]));
}
