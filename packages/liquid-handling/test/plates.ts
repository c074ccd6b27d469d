import {
  type Concentration,
  type Content,
  type Labware,
  type LabwareRole,
  type LabwareType,
  parseConcentration,
  parseVolume,
  type Picolitres,
  type WellContents,
} from '@ligase/liquid-handling';

const plate = (rows: number, columns: number, capacity: string, dead: string): LabwareType => ({
  id: `plate_${rows * columns}_${capacity.replace(' ', '')}`,
  rows,
  columns,
  capacityPl: parseVolume(capacity),
  deadVolumePl: parseVolume(dead),
});

/** A plate of 96 wells of 200 uL, of which 5 cannot be drawn. */
export const plate96: LabwareType = plate(8, 12, '200 uL', '5 uL');
/** A plate of 384 wells of 100 uL, of which 2 cannot be drawn. */
export const plate384: LabwareType = plate(16, 24, '100 uL', '2 uL');
/** A plate of 1,536 wells of 10 uL, of which 0.5 cannot be drawn. */
export const plate1536: LabwareType = plate(32, 48, '10 uL', '0.5 uL');
/** A trough of 200 mL, into which all tips reach at once. */
export const trough: LabwareType = { ...plate(1, 1, '200 mL', '2 mL'), id: 'trough', tipsPerWell: 96 };

/** A piece of labware. */
export const labware = (id: string, type: LabwareType, role: LabwareRole): Labware => ({ id, type, role });

/** A well that holds one thing, or none. */
export function holding(
  labwareId: string,
  well: string,
  volume: Picolitres | string,
  concentration?: Concentration | string,
  entity = `${labwareId}-${well}`,
): WellContents {
  const known = typeof concentration === 'string' ? parseConcentration(concentration) : concentration;
  const contents: readonly Content[] = known === undefined ? [] : [{ entity, concentration: known }];
  return {
    labware: labwareId,
    well,
    volumePl: typeof volume === 'string' ? parseVolume(volume) : volume,
    contents,
  };
}

/** A trough with 150 mL of diluent, and its only well. */
export const te: Labware = labware('te', trough, 'diluent');
export const teWell = { labware: 'te', well: 'A1' } as const;
export const teContents: WellContents = { ...holding('te', 'A1', '150 mL'), liquid: 'TE' };
