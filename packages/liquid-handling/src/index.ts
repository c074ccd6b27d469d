export type { DeviceProfile, MultiDispense, Tool } from './device/device-profile.ts';
export { toolFor } from './device/tool-for.ts';
export type { Labware, LabwareRole, LabwareType, WellAddress } from './labware/labware.ts';
export { parseWell, type WellGrid, wellIndex, wellName, wellNames, wellPlace, type WellPlace } from './labware/well.ts';
export { aspiratedPl } from './plan/aspirated-pl.ts';
export type { Content, Dispense, Mix, Plan, PlanFrame, Step, WellContents } from './plan/plan.ts';
export type { PlanWarning, WarningCode } from './plan/plan-warning.ts';
export { type Transfer, transfersOf } from './plan/transfers-of.ts';
export { type Amount, concentrationIn, fineAmount, formatAmount, parseAmount } from './units/amount.ts';
export {
  type Concentration,
  concentrationOf,
  formatConcentration,
  type MassConcentration,
  type MolarConcentration,
  parseConcentration,
  toMolar,
} from './units/concentration.ts';
export { formatVolume, parseVolume, type Picolitres, volumeIn, volumePl, type VolumeUnit } from './units/volume.ts';
