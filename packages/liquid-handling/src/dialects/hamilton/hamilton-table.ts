import type { WellAddress } from '../../labware/labware.ts';
import type { Dialect } from '../dialect.ts';
import { tableDialect, type TableOptions } from '../table/table-dialect.ts';
import type { TableLayout } from '../table/table-layout.ts';

/** How a Venus method reads its file. */
export interface HamiltonOptions extends TableOptions {
  /** The columns that the method maps. Venus has no format of its own; {@link hamiltonLayouts} has two that are in use. */
  readonly layout: TableLayout;
  /** Where the method draws diluent from. For a layout with a column of diluent. */
  readonly diluent?: WellAddress;
}

/** The CSV file of a Hamilton method, in the columns that this method reads. */
export function hamiltonTable(options: HamiltonOptions): Dialect {
  return tableDialect({ ...options, id: 'hamilton-csv', name: 'Hamilton file', extension: '.csv' });
}
