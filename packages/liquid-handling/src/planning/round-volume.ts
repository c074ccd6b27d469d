import { divideRounded } from '../units/decimal.ts';
import type { Picolitres } from '../units/volume.ts';

/** A fraction of picolitres, `dividend / divisor`, rounded once to a multiple of the quantum, half up. */
export function roundVolume(dividend: bigint, divisor: bigint, quantumPl: Picolitres): Picolitres {
  return Number(divideRounded(dividend, divisor * BigInt(quantumPl))) * quantumPl;
}

/** A volume down to a multiple of the quantum. */
export function floorVolume(volumePl: Picolitres, quantumPl: Picolitres): Picolitres {
  return volumePl - (volumePl % quantumPl);
}

/** A volume up to a multiple of the quantum. */
export function ceilVolume(volumePl: Picolitres, quantumPl: Picolitres): Picolitres {
  return Math.ceil(volumePl / quantumPl) * quantumPl;
}
