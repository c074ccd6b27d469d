import { InputError } from '@ligase/core/errors';
import type { Picolitres } from '../units/volume.ts';

/**
 * Refuses what cannot be a volume: it is a whole number of picolitres, from 0 on.
 *
 * @throws {InputError}
 */
export function checkVolume(what: string, volumePl: Picolitres): void {
  if (Number.isSafeInteger(volumePl) && volumePl >= 0) return;
  throw new InputError('INPUT_INVALID', `${what} is a whole number of picolitres from 0 on, not ${volumePl}.`);
}
