import type { Dialect } from '../dialect.ts';
import { tableDialect, type TableOptions } from '../table/table-dialect.ts';

/** How an epMotion is set up. */
export interface EpMotionOptions extends TableOptions {
  /** The numbers of the dispensing tools, by the ids that they have in the plan's device. */
  readonly tools?: Readonly<Record<string, number>>;
}

// The editor takes no more in one file.
const mostTransfers = 500;

const usualTools = { TS_50: 1, TS_300: 2, TS_1000: 3 };

/** The CSV file that the editor of an epMotion imports, in microlitres: 500 transfers at most, each with its tool. */
export function epMotionTable({ tools = usualTools, ...options }: EpMotionOptions = {}): Dialect {
  return tableDialect({
    ...options,
    tools,
    id: 'epmotion-csv',
    name: 'epMotion file',
    extension: '.csv',
    layout: {
      columns: [
        { field: 'sourceName', heading: 'Source Rack', alsoReadAs: ['Rack'] },
        { field: 'sourceWell', heading: 'Source Well', alsoReadAs: ['Source'] },
        { field: 'destinationName', heading: 'Destination Rack' },
        { field: 'destinationWell', heading: 'Destination Well', alsoReadAs: ['Destination'] },
        { field: 'volume', heading: 'Transfer Volume', alsoReadAs: ['Volume'] },
        { field: 'tool', heading: 'Tool' },
      ],
      unit: 'uL',
      decimals: 0,
      lineEnd: '\r\n',
    },
    refuse: ({ steps }) => {
      const count = steps.reduce((sum, { dispenses }) => sum + dispenses.length, 0);
      return count > mostTransfers
        ? `it has ${count} transfers, and the editor takes ${mostTransfers} at most. Plan in parts.`
        : undefined;
    },
  });
}
