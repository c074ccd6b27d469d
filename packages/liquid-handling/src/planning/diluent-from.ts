import { InputError } from '@ligase/core/errors';
import type { DeviceProfile } from '../device/device-profile.ts';
import type { WellAddress } from '../labware/labware.ts';
import type { Picolitres } from '../units/volume.ts';
import type { Draw } from './draw.ts';
import type { Stock } from './stock.ts';

/**
 * Gives draws of diluent: from the first of these wells that can still give it, with what a multi-dispense would take beyond it. When
 * none can, from the last, and the ledger says what is missing.
 *
 * @throws {InputError} when there is no well to draw from.
 */
export function diluentFrom(
  wells: readonly WellAddress[],
  device: DeviceProfile,
  stock: Stock,
): (destination: WellAddress, volumePl: Picolitres) => Draw {
  const excessPl = device.multiDispense?.excessPl ?? 0;
  return (destination, volumePl) => {
    const source = wells.find((well) => stock.drawablePl(well) >= volumePl) ?? wells.at(-1);
    if (source === undefined)
      throw new InputError('INPUT_INVALID', 'Diluent is needed, and no well with diluent is given.');
    stock.move(source, destination, volumePl);
    // More than will be lost, as several dispenses share one excess, but never less.
    if (excessPl > 0) stock.waste(source, excessPl);
    return { phase: 'diluent', source, destination, volumePl };
  };
}
