import { formatVolume, type LabwareType } from '@ligase/liquid-handling';

/** A schema of plates, as Benchling gives it. */
export interface PlateSchema {
  readonly name?: string;
  readonly height?: number;
  readonly width?: number;
  readonly plateType?: string;
  readonly containerSchema?: { readonly name?: string } | null;
}

/** What is wrong with the labware that plates of a schema are said to be, a line each. */
export function labwareFaults(row: string, schema: PlateSchema, type: LabwareType): readonly string[] {
  const { name = row, height, width, plateType, containerSchema } = schema;
  const { id, rows, columns, capacityPl, deadVolumePl } = type;
  const faults: string[] = [];
  if (height !== rows || width !== columns)
    faults.push(
      `Labware ${row}: ${id} has ${rows} rows and ${columns} columns, and plates of ${name} have ${height ?? 'no'} and ${width ?? 'no'}. Choose the labware that they are.`,
    );
  if (plateType !== 'well')
    faults.push(
      `Labware ${row}: ${name} is no schema of well plates, but of ${plateType ?? 'none'} plates. Choose one that is.`,
    );
  if (containerSchema == null)
    faults.push(
      `Labware ${row}: ${name} has no container schema for its wells, so that they hold nothing. Give it one.`,
    );
  if (deadVolumePl >= capacityPl)
    faults.push(
      `Labware ${row}: a well of ${id} takes ${formatVolume(capacityPl)}, and ${formatVolume(deadVolumePl)} of that are said to be out of reach. Mend its dead volume.`,
    );
  return faults;
}
