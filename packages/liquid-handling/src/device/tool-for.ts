import type { Picolitres } from '../units/volume.ts';
import type { DeviceProfile, Tool } from './device-profile.ts';

/** The tool that a volume is moved with: the first of the device's that can, or `undefined` when none can. */
export function toolFor({ tools }: DeviceProfile, volumePl: Picolitres): Tool | undefined {
  return tools.find(({ minPl, maxPl }) => volumePl >= minPl && volumePl <= maxPl);
}
