export {
  biomekSpan8,
  deviceProfiles,
  echo525,
  echo650,
  epMotion,
  hamiltonStar,
  opentronsFlex96,
  opentronsOt2,
  opentronsOt2Multi,
  tecanEvo,
} from './device/device-profiles.ts';
export type { DeviceProfile, MultiDispense, Tool } from './device/device-profile.ts';
export { smallestVolumePl } from './device/smallest-volume.ts';
export { toolFor } from './device/tool-for.ts';
export { addressKey } from './labware/deck-index.ts';
export type { Labware, LabwareRole, LabwareType, WellAddress } from './labware/labware.ts';
export { parseWell, type WellGrid, wellIndex, wellName, wellNames, wellPlace, type WellPlace } from './labware/well.ts';
export type { Fault, FaultCode } from './ledger/fault.ts';
export type { PredictedContent } from './ledger/mixture.ts';
export { type LedgerOutcome, type PredictedWell, replay } from './ledger/replay.ts';
export { aspiratedPl } from './plan/aspirated-pl.ts';
export { countTips, type TipCount } from './plan/count-tips.ts';
export { type HeadMove, headMoves } from './plan/head-moves.ts';
export type { Content, Dispense, Mix, Plan, PlanFrame, Step, WellContents } from './plan/plan.ts';
export type { PlanWarning, WarningCode } from './plan/plan-warning.ts';
export { type Transfer, transfersOf } from './plan/transfers-of.ts';
export { cherryPick, type CherryPickOptions, type Pick } from './planners/cherry-pick.ts';
export { diluteInPlace, type DiluteInPlaceOptions, type InPlaceSample } from './planners/dilute-in-place.ts';
export {
  normalise,
  type NormaliseOptions,
  type NormaliseSample,
  type NormaliseTarget,
} from './planners/normalise/normalise.ts';
export type { TwoStep } from './planners/normalise/predilute.ts';
export { pool, type Pool, type PoolMember, type PoolOptions, type PoolShare } from './planners/pool.ts';
export type { Layout } from './planners/reformat/layout.ts';
export { reformat, type ReformatOptions } from './planners/reformat/reformat.ts';
export { serialDilution, type SerialDilutionOptions, type Series } from './planners/serial-dilution.ts';
export type { Draw } from './planning/draw.ts';
export { planFrom } from './planning/plan-from.ts';
export type { PlanSetup } from './planning/plan-setup.ts';
export { splitVolume } from './planning/split-volume.ts';
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
export type { GroupedNote } from './report/grouped-notes.ts';
export { planReport } from './report/plan-report.ts';
export { type PlanSummary, summarisePlan } from './report/plan-summary.ts';
export { plateMap, type PlateMapOptions } from './report/plate-map.ts';
export { concentrationMeasure, type Measure, type Shading, shadingOf, volumeMeasure } from './report/well-measure.ts';
