import type { DeviceProfile } from '../device/device-profile.ts';
import type { Mix } from '../plan/plan.ts';
import type { Picolitres } from '../units/volume.ts';

/** How a volume that was just added is mixed in: three times up and down with as much; nothing where the device cannot. */
export function fitMix(addedPl: Picolitres, { canMix }: DeviceProfile): Mix | undefined {
  return canMix ? { times: 3, volumePl: addedPl } : undefined;
}
