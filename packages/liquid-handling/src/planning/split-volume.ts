import { toolFor } from '../device/tool-for.ts';
import type { DeviceProfile } from '../device/device-profile.ts';
import type { Picolitres } from '../units/volume.ts';

/**
 * Cuts a volume into as few near-equal parts as the device needs: each a multiple of its quantum that one of its tools moves. Nothing
 * when it cannot be done; the volume is a multiple of the quantum itself.
 */
export function splitVolume(volumePl: Picolitres, device: DeviceProfile): readonly Picolitres[] | undefined {
  const { quantumPl, tools } = device;
  if (volumePl <= 0) return undefined;
  if (toolFor(device, volumePl) !== undefined) return [volumePl];
  const largest = Math.max(...tools.map(({ maxPl }) => maxPl - (maxPl % quantumPl)));
  const smallest = Math.min(...tools.map(({ minPl }) => minPl));
  if (largest <= 0) return undefined;
  for (let parts = Math.ceil(volumePl / largest); parts * smallest <= volumePl; parts += 1) {
    const quanta = volumePl / quantumPl;
    const low = Math.floor(quanta / parts) * quantumPl;
    const high = Math.ceil(quanta / parts) * quantumPl;
    if (toolFor(device, low) === undefined || toolFor(device, high) === undefined) continue;
    const larger = quanta % parts;
    return Array.from({ length: parts }, (_, part) => (part < larger ? high : low));
  }
  return undefined;
}
