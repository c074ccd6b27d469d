import { InputError } from '@ligase/core/errors';
import { checkSetting } from '../ledger/check-setting.ts';
import type { PlanFrame } from '../plan/plan.ts';
import { isWholeConcentration } from '../units/concentration.ts';
import { checkVolume } from './check-volume.ts';

/**
 * Refuses a device, a deck or contents with which no planner can reckon. Without a type checker, all of them may come from anywhere.
 *
 * @throws {InputError}
 */
export function checkSetup(setup: Pick<PlanFrame, 'device' | 'deck' | 'contents'>): void {
  const faults = checkSetting(setup);
  if (faults.length > 0)
    throw new InputError('INPUT_INVALID', `No plan can be made: ${faults.map(({ message }) => message).join(' ')}`);
  for (const { labware, well, volumePl, contents } of setup.contents) {
    checkVolume(`What ${well} of ${labware} holds`, volumePl);
    const wrong = contents.find(
      ({ concentration }) => concentration !== undefined && !isWholeConcentration(concentration),
    );
    if (wrong !== undefined)
      throw new InputError(
        'INPUT_INVALID',
        `The concentration of ${wrong.entity} in ${well} of ${labware} is no whole number of fg/uL or fM from 0 on.`,
      );
  }
}
