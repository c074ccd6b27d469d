import { actualPlan, type ActualTransfer, type Plan, type WellAddress } from '@ligase/liquid-handling';
import type { RobotCommand } from './robot-api.ts';

/**
 * What the commands of a run have moved from well to well, and then what of the plan they have not, with why. What was aspirated and
 * never dispensed is in the tip, and in no row.
 */
export function transfersIn(commands: readonly RobotCommand[], plan: Plan, why: string): readonly ActualTransfer[] {
  const drawn = new Map<string, WellAddress>();
  const done = commands.flatMap(({ commandType, status, params, result }): readonly ActualTransfer[] => {
    const { pipetteId = '', labwareId = '', wellName: well = '', volume = 0 } = params;
    const at = { labware: labwareId, well };
    if (status !== 'succeeded') return [];
    if (commandType === 'aspirate') drawn.set(pipetteId, at);
    const source = drawn.get(pipetteId);
    // Into the well that it came from: that is mixing.
    if (commandType !== 'dispense' || source === undefined || isSame(source, at)) return [];
    const movedPl = Math.round((result?.volume ?? volume) * 1e6);
    return [{ source, destination: at, plannedPl: Math.round(volume * 1e6), actualPl: movedPl }];
  });
  const missing = actualPlan(plan, done).differences.filter(({ kind }) => kind === 'missing');
  return [
    ...done,
    ...missing.map(({ source, destination, plannedPl }) => ({
      source,
      destination,
      plannedPl,
      actualPl: 0,
      reason: why,
    })),
  ];
}

function isSame(one: WellAddress, other: WellAddress): boolean {
  return one.labware === other.labware && one.well === other.well;
}
