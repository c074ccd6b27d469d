import type { DeviceProfile } from '../device/device-profile.ts';
import type { LabwareType } from '../labware/labware.ts';
import { isNameable } from '../labware/well.ts';
import type { PlanFrame } from '../plan/plan.ts';
import type { Fault } from './fault.ts';

/**
 * What is wrong with a device and a deck before anything is moved. They come from files that people write; a limit that is missing there
 * would otherwise be one that nothing exceeds.
 */
export function checkSetting({ device, deck }: Pick<PlanFrame, 'device' | 'deck'>): readonly Fault[] {
  const seen = new Set<string>();
  const faults: Fault[] = isSound(device)
    ? []
    : [
        {
          code: 'device-invalid',
          message: `${device.name} needs a quantum above 0 and tools whose volumes are whole picolitres.`,
        },
      ];
  for (const { id, type } of deck) {
    if (seen.has(id)) faults.push({ code: 'labware-doubled', message: `There are two ${id} on the deck.` });
    seen.add(id);
    if (!isType(type))
      faults.push({
        code: 'labware-invalid',
        message: `${id} (${type.id}) needs up to 702 rows, up to 99 columns, a capacity above 0 and a dead volume, in whole picolitres.`,
      });
  }
  return faults;
}

function isSound({ quantumPl, tools, multiDispense }: DeviceProfile): boolean {
  const isRange = tools.every(({ minPl, maxPl }) => isWhole(minPl) && isWhole(maxPl) && minPl <= maxPl);
  const isMulti =
    multiDispense === undefined || (isWhole(multiDispense.excessPl) && isWhole(multiDispense.maxDispenses));
  return isWhole(quantumPl) && quantumPl > 0 && tools.length > 0 && isRange && isMulti;
}

function isType({ rows, columns, capacityPl, deadVolumePl }: LabwareType): boolean {
  return isNameable({ rows, columns }) && isWhole(capacityPl) && capacityPl > 0 && isWhole(deadVolumePl);
}

function isWhole(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}
