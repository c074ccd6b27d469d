import type { TableLayout } from '../table/table-layout.ts';

/** Layouts of Hamilton methods that are known in public. Both name labware by its barcode and have a column of diluent. */
export const hamiltonLayouts: {
  readonly sequencescape: TableLayout;
  readonly limber: (workflow: string) => TableLayout;
} = {
  /** As Sequencescape writes it for cherry-picking: nine columns. */
  sequencescape: {
    columns: [
      { field: 'sourceBarcode', heading: 'SourcePlateID' },
      { field: 'sourceWell', heading: 'SourceWellID' },
      { field: 'sourceType', heading: 'SourcePlateType' },
      { field: 'volume', heading: 'SourcePlateVolume' },
      { field: 'destinationBarcode', heading: 'DestinationPlateID' },
      { field: 'destinationWell', heading: 'DestinationWellID' },
      { field: 'destinationType', heading: 'DestinationPlateType' },
      { field: 'volume', heading: 'DestinationPlateVolume' },
      { field: 'diluentVolume', heading: 'WaterVolume' },
    ],
    unit: 'uL',
    decimals: 1,
    lineEnd: '\n',
  },

  /** As Limber writes it for dilutions: the name of the method in a line above the headings. */
  limber: (workflow: string): TableLayout => ({
    titleRows: [['Workflow', workflow]],
    columns: [
      { field: 'sourceBarcode', heading: 'Source Plate ID' },
      { field: 'sourceWell', heading: 'Source Plate Well' },
      { field: 'destinationBarcode', heading: 'Destination Plate ID' },
      { field: 'destinationWell', heading: 'Destination Plate Well' },
      { field: 'volume', heading: 'Sample Vol' },
      { field: 'diluentVolume', heading: 'Dilution Vol' },
    ],
    unit: 'uL',
    decimals: 1,
    lineEnd: '\n',
  }),
};
