export { actualPlan, type Actual, type Difference } from './actual/actual-plan.ts';
export type { ActualTransfer } from './actual/actual-transfer.ts';
export { biomekTable, type BiomekOptions } from './dialects/biomek/biomek-table.ts';
export type { Dialect } from './dialects/dialect.ts';
export type { EchoLog } from './dialects/echo/echo-log.ts';
export { echoPicklist, type EchoPicklistOptions } from './dialects/echo/echo-picklist.ts';
export { readEchoLog } from './dialects/echo/read-echo-log.ts';
export { writeEchoLog } from './dialects/echo/write-echo-log.ts';
export { epMotionTable, type EpMotionOptions } from './dialects/epmotion/epmotion-table.ts';
export { hamiltonLayouts } from './dialects/hamilton/hamilton-layouts.ts';
export { hamiltonTable, type HamiltonOptions } from './dialects/hamilton/hamilton-table.ts';
export type { MethodDecision } from './dialects/method-decides.ts';
export type {
  OpentronsLabware,
  OpentronsOptions,
  OpentronsPipette,
  TipRackPlace,
} from './dialects/opentrons/opentrons-options.ts';
export { opentronsProtocol } from './dialects/opentrons/opentrons-protocol.ts';
export { opentronsTable } from './dialects/opentrons/opentrons-table.ts';
export type { TableOptions } from './dialects/table/table-dialect.ts';
export type { TableColumn, TableField, TableLayout } from './dialects/table/table-layout.ts';
export type { TecanOptions } from './dialects/tecan/tecan-options.ts';
export { tecanWorklist } from './dialects/tecan/tecan-worklist.ts';
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
export { type EchoLabware, readEchoLabware } from './labware-file/read-echo-labware.ts';
export { readLabwareFile } from './labware-file/read-labware-file.ts';
export {
  allLabware,
  allPipettes,
  allTipRacks,
  type LabwareFacts,
  opentronsLabwareType,
  type PipetteFacts,
  type TipRackFacts,
} from './labware-table/labware-table.ts';
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
export { planTransferFile, type PlannedFile } from './transfer-file/plan-transfer-file.ts';
export { readTransferFile, type TransferFile, type TransferRow } from './transfer-file/read-transfer-file.ts';
export type { GroupedNote } from './report/grouped-notes.ts';
export { planReport } from './report/plan-report.ts';
export { type PlanSummary, summarisePlan } from './report/plan-summary.ts';
export { plateMap, type PlateMapOptions } from './report/plate-map.ts';
export { concentrationMeasure, type Measure, type Shading, shadingOf, volumeMeasure } from './report/well-measure.ts';
