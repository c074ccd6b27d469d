import type { VolumeUnit } from '../../units/volume.ts';

/** What a cell of a table of transfers says. */
export type TableField =
  | 'sourceName'
  | 'sourceBarcode'
  | 'sourceType'
  | 'sourceWell'
  | 'destinationName'
  | 'destinationBarcode'
  | 'destinationType'
  | 'destinationWell'
  | 'volume'
  /** How much diluent goes to the destination first. Where there is such a column, only samples have rows. */
  | 'diluentVolume'
  /** The number of the tool. */
  | 'tool'
  /** `new` or `keep`. */
  | 'tip';

/** A column of a table of transfers. */
export interface TableColumn {
  /** Several columns may say the same: one is read, and the others must agree with it. */
  readonly field: TableField;
  readonly heading: string;
  /** Other headings under which it is read. */
  readonly alsoReadAs?: readonly string[];
}

/** How a table of transfers looks. */
export interface TableLayout {
  readonly columns: readonly TableColumn[];
  /** Rows above the headings. A reader passes over as many. */
  readonly titleRows?: readonly (readonly string[])[];
  readonly unit: VolumeUnit;
  /** At least so many decimals are written. */
  readonly decimals: number;
  readonly lineEnd: '\r\n' | '\n';
}

/** Whether a layout names labware, so that barcodes only confirm it. */
export function isNamed(layout: TableLayout): boolean {
  return hasColumn(layout, 'sourceName');
}

/** Whether a layout has a column for something. */
export function hasColumn({ columns }: TableLayout, wanted: TableField): boolean {
  return columns.some(({ field }) => field === wanted);
}

/** Whether every row must have a cell of this column. */
export function isNeeded(layout: TableLayout, { field }: TableColumn): boolean {
  if (field.endsWith('Type') || field === 'tool') return false;
  return !field.endsWith('Barcode') || !isNamed(layout);
}
