import { InputError } from '@ligase/core/errors';
import type { LabwareType } from '../labware/labware.ts';
import type { WellGrid } from '../labware/well.ts';
import { type Picolitres, volumePl } from '../units/volume.ts';
import { labwareText, pipetteText, tipRackText } from './opentrons-table.ts';

/** A plate, reservoir or rack of tubes as Opentrons defines it. */
export interface LabwareFacts extends WellGrid {
  /** The name by which protocols load it. */
  readonly loadName: string;
  /** The newest version that was known when the table was made. */
  readonly version: number;
  readonly displayName: string;
  readonly capacityPl: Picolitres;
  /** How many tips reach into one well at once. */
  readonly tipsPerWell: number;
}

/** A rack of tips as Opentrons defines it. */
export interface TipRackFacts extends WellGrid {
  readonly loadName: string;
  readonly version: number;
  readonly displayName: string;
  /** What a tip holds. */
  readonly capacityPl: Picolitres;
}

/** A pipette of Opentrons. */
export interface PipetteFacts {
  /** The name by which protocols load it. */
  readonly name: string;
  readonly displayName: string;
  readonly channels: number;
  readonly minPl: Picolitres;
  readonly maxPl: Picolitres;
}

/** All labware of one capacity that Opentrons defines. */
export function allLabware(): readonly LabwareFacts[] {
  return linesOf(labwareText).map(([loadName = '', version, displayName = '', rows, columns, capacity = '', tips]) => ({
    loadName,
    version: Number(version),
    displayName,
    rows: Number(rows),
    columns: Number(columns),
    capacityPl: volumePl(capacity, 'uL'),
    tipsPerWell: Number(tips),
  }));
}

/** All racks of tips that Opentrons defines. */
export function allTipRacks(): readonly TipRackFacts[] {
  return linesOf(tipRackText).map(([loadName = '', version, displayName = '', rows, columns, capacity = '']) => ({
    loadName,
    version: Number(version),
    displayName,
    rows: Number(rows),
    columns: Number(columns),
    capacityPl: volumePl(capacity, 'uL'),
  }));
}

/** All pipettes of Opentrons. */
export function allPipettes(): readonly PipetteFacts[] {
  return linesOf(pipetteText).map(([name = '', displayName = '', channels, least = '', most = '']) => ({
    name,
    displayName,
    channels: Number(channels),
    minPl: volumePl(least, 'uL'),
    maxPl: volumePl(most, 'uL'),
  }));
}

/**
 * A type of labware that Opentrons defines, for use in plans.
 *
 * @param deadVolumePl what must stay in its wells, which Opentrons does not say: it is for the lab to measure
 * @throws {InputError} for a name that is not in the table
 */
export function opentronsLabwareType(loadName: string, deadVolumePl: Picolitres): LabwareType {
  const facts = allLabware().find((one) => one.loadName === loadName);
  if (facts === undefined)
    throw new InputError(
      'INPUT_INVALID',
      `"${loadName}" is not among the labware of Opentrons. Describe it in a labware file of your own.`,
    );
  const { rows, columns, capacityPl, tipsPerWell } = facts;
  return { id: loadName, rows, columns, capacityPl, deadVolumePl, ...(tipsPerWell > 1 && { tipsPerWell }) };
}

const linesOf = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));
