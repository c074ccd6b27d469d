import { RefusedError } from '@ligase/core';
import { cherryPick, parseWell, wellName } from '@ligase/liquid-handling';
import type { FieldValues } from '@ligase/plugin-tasks/contract';
import { defineWorkflow } from '@ligase/workflows';
import { requirements } from '../run-plan/run-context.ts';
import { runPlan } from '../run-plan/run-plan.ts';
import { neededText, textIn } from '../run-plan/task-fields.ts';
import type { Work } from '../run-plan/work.ts';
import { anyInput } from './any-input.ts';
import { readNames } from './read-names.ts';
import { readPicks } from './read-picks.ts';
import type { TaskInput } from './task-input.ts';

/** Takes single wells of some plates to the free wells of others. */
const work: Work = {
  title: 'Cherry-pick',
  plates(fields) {
    const { picks, destinations } = wanted(fields);
    const sources = new Set(picks.map(({ source }) => source.labware));
    return [
      ...[...sources].map((barcode) => ({ barcode, role: 'sample' as const })),
      ...destinations.map((barcode) => ({ barcode, role: 'destination' as const })),
    ];
  },
  plan(setup, fields) {
    const { picks, destinations } = wanted(fields);
    const stray = picks.find(({ destination }) => destination && !destinations.includes(destination.labware));
    if (stray?.destination !== undefined)
      throw new RefusedError(
        `A pick goes to ${stray.destination.labware}, which is not among the destination plates ${destinations.join(', ')}.`,
      );
    const held = new Set(setup.contents.map(({ labware, well }) => `${labware} ${well}`));
    const taken = picks.find(
      ({ destination }) => destination && held.has(`${destination.labware} ${destination.well}`),
    );
    if (taken?.destination !== undefined)
      throw new RefusedError(
        `A pick goes to ${taken.destination.well} of ${taken.destination.labware}, which holds something already.`,
      );
    const locked = readNames(textIn(fields, 'Locked wells')).map((well) => wellName(parseWell(well)));
    return cherryPick({
      ...setup,
      picks,
      destinations,
      locked: destinations.flatMap((labware) => locked.map((well) => ({ labware, well }))),
    });
  },
};

function wanted(fields: FieldValues) {
  return {
    picks: readPicks(neededText(fields, 'Picks')),
    destinations: readNames(neededText(fields, 'Destination plates')),
  };
}

/** Picks wells, as a task asks for. */
export const cherryPickTask = defineWorkflow({
  name: 'cherry-pick',
  requires: requirements,
  input: anyInput<TaskInput>(),
  run: (run, { taskId }) => runPlan(run, taskId, work),
});
