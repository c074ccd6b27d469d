import type { Dialect } from '../dialect.ts';
import { tableDialect, type TableOptions } from '../table/table-dialect.ts';

/**
 * The CSV file that a Python protocol of Opentrons takes as its runtime parameter: one reviewed method, a file for each run.
 * `examples/transfers-from-csv.py` of this package is such a method.
 */
export function opentronsTable(options: Omit<TableOptions, 'typeNames'> = {}): Dialect {
  return tableDialect({
    ...options,
    id: 'opentrons-csv',
    name: 'Opentrons transfers',
    extension: '.csv',
    layout: {
      columns: [
        { field: 'sourceName', heading: 'source' },
        { field: 'sourceWell', heading: 'source_well' },
        { field: 'destinationName', heading: 'destination' },
        { field: 'destinationWell', heading: 'destination_well' },
        { field: 'volume', heading: 'volume_ul' },
        { field: 'tip', heading: 'tip' },
      ],
      unit: 'uL',
      decimals: 0,
      lineEnd: '\n',
    },
    refuse: ({ steps }) =>
      steps[0]?.tip === 'keep'
        ? 'the first step keeps a tip, and there is none yet.'
        : steps.some(({ tip }) => tip === 'none')
          ? 'there is a step without a tip, without which such a robot moves nothing.'
          : undefined,
  });
}
