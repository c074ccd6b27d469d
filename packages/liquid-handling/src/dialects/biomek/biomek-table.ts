import type { Picolitres } from '../../units/volume.ts';
import type { Dialect } from '../dialect.ts';
import { tableDialect, type TableOptions } from '../table/table-dialect.ts';

/** What a Biomek may be told apart by. */
export interface BiomekOptions extends TableOptions {
  /** What volumes have to be multiples of. Absent by default; some NXP methods read whole microlitres only (1000000). */
  readonly quantumPl?: Picolitres;
}

/** The CSV file that a Biomek's "Transfer From File" step reads, in microlitres. */
export function biomekTable(options: BiomekOptions = {}): Dialect {
  return tableDialect({
    ...options,
    id: 'biomek-csv',
    name: 'Biomek file',
    extension: '.csv',
    layout: {
      columns: [
        { field: 'sourceName', heading: 'Source Plate Name', alsoReadAs: ['Source Position', 'Source Plate'] },
        { field: 'sourceWell', heading: 'Source Well' },
        {
          field: 'destinationName',
          heading: 'Destination Plate Name',
          alsoReadAs: ['Destination Position', 'Destination Plate'],
        },
        { field: 'destinationWell', heading: 'Destination Well' },
        { field: 'volume', heading: 'Transfer Volume', alsoReadAs: ['Volume'] },
      ],
      unit: 'uL',
      decimals: 0,
      lineEnd: '\r\n',
    },
  });
}
