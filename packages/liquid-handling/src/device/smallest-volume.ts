import type { Picolitres } from '../units/volume.ts';
import type { DeviceProfile } from './device-profile.ts';

/** The least that a device moves: a multiple of its quantum. */
export function smallestVolumePl({ tools, quantumPl }: DeviceProfile): Picolitres {
  const least = Math.min(...tools.map(({ minPl }) => minPl));
  return Math.ceil(least / quantumPl) * quantumPl;
}
