import { smallestVolumePl } from '../../device/smallest-volume.ts';
import { ceilVolume } from '../../planning/round-volume.ts';
import type { Picolitres } from '../../units/volume.ts';
import type { NormaliseOptions } from './normalise.ts';

/** A volume of diluent that can be pipetted: of less than the least, none up to half of it, and otherwise the least. */
export function snapDiluent(
  volumePl: Picolitres,
  { device, minimumDiluentPl }: Pick<NormaliseOptions, 'device' | 'minimumDiluentPl'>,
): Picolitres {
  const leastPl = ceilVolume(minimumDiluentPl ?? smallestVolumePl(device), device.quantumPl);
  if (volumePl >= leastPl) return volumePl;
  return 2 * volumePl <= leastPl ? 0 : leastPl;
}
