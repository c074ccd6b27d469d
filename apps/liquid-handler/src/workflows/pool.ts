import { RefusedError } from '@ligase/core';
import {
  formatVolume,
  parseVolume,
  parseWell,
  pool,
  wellName,
  type PlanSetup,
  type PoolShare,
  type WellAddress,
} from '@ligase/liquid-handling';
import type { FieldValues } from '@ligase/plugin-tasks/contract';
import { defineWorkflow } from '@ligase/workflows';
import { requirements } from '../run-plan/run-context.ts';
import { runPlan } from '../run-plan/run-plan.ts';
import { neededText, textIn } from '../run-plan/task-fields.ts';
import type { Work } from '../run-plan/work.ts';
import { anyInput } from './any-input.ts';
import { readMembers } from './read-members.ts';
import type { TaskInput } from './task-input.ts';

/** Brings samples together in one empty well. */
const work = (title: string, shareOf: (fields: FieldValues) => PoolShare): Work => ({
  title,
  plates: (fields) => [
    ...[...new Set(readMembers(neededText(fields, 'Members')).map(({ labware }) => labware))].map((barcode) => ({
      barcode,
      role: 'sample' as const,
    })),
    { barcode: neededText(fields, 'Destination plate'), role: 'destination' },
  ],
  plan(setup, fields) {
    const destination = destinationOf(setup, fields);
    const members = membersOf(setup, fields).map((source) => ({ source }));
    return pool({ ...setup, pools: [{ destination, members }], share: shareOf(fields), incomplete: 'refuse' });
  },
});

const byVolume = work('Pool', (fields) => ({ by: 'volume', volumePl: parseVolume(neededText(fields, 'Volume')) }));

const equimolar: Work = {
  ...work('Equimolar pool', (fields) => {
    const total = textIn(fields, 'Volume');
    return { by: 'molecules', ...(total !== undefined && { totalPl: parseVolume(total) }) };
  }),
  needsLengths: true,
};

/** The well of the pool. @throws {RefusedError} when there is something in it. */
function destinationOf({ contents }: PlanSetup, fields: FieldValues): WellAddress {
  const labware = neededText(fields, 'Destination plate');
  const well = wellName(parseWell(neededText(fields, 'Destination well')));
  const held = contents.find((one) => one.labware === labware && one.well === well);
  if (held !== undefined)
    throw new RefusedError(
      `A pool goes into an empty well, and ${well} of ${labware} holds ${formatVolume(held.volumePl)}. ` +
        'Make the task anew with another destination well.',
    );
  return { labware, well };
}

/** The wells of the members. @throws {RefusedError} for one that is named twice. */
function membersOf({ contents }: PlanSetup, fields: FieldValues): readonly WellAddress[] {
  const members = readMembers(neededText(fields, 'Members')).flatMap(({ labware, well }) => {
    if (well !== undefined) return [{ labware, well }];
    const held = contents.filter((one) => one.labware === labware && one.contents.length > 0);
    if (held.length === 0) throw new RefusedError(`All of ${labware} is to be pooled, and its wells hold nothing.`);
    return held.map((one) => ({ labware, well: one.well }));
  });
  const names = members.map(({ labware, well }) => `${well} of ${labware}`);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new RefusedError(`${twice} is named twice among the members. Name it once.`);
  return members;
}

/** Pools equal volumes, as a task asks for. */
export const poolTask = defineWorkflow({
  name: 'pool',
  requires: requirements,
  input: anyInput<TaskInput>(),
  run: (run, { taskId }) => runPlan(run, taskId, byVolume),
});

/** Pools as many molecules of each member, as a task asks for. */
export const poolEquimolarTask = defineWorkflow({
  name: 'pool-equimolar',
  requires: requirements,
  input: anyInput<TaskInput>(),
  run: (run, { taskId }) => runPlan(run, taskId, equimolar),
});
