import type { ActualTransfer } from '../../actual/actual-transfer.ts';

/** The report of what an Echo transferred. */
export interface EchoLog {
  /** What stands above and below the transfers, such as `Run ID` and `Instrument Model`. */
  readonly facts: Readonly<Record<string, string>>;
  /** Those that worked, and then those that did not. */
  readonly transfers: readonly ActualTransfer[];
}

/** What such a file is called in messages. */
export const echoLogFile = 'Echo log';

/** The headings of transfers in a log. */
export const echoLogHeadings = {
  sourceName: 'Source Plate Name',
  sourceBarcode: 'Source Plate Barcode',
  sourceType: 'Source Plate Type',
  sourceWell: 'Source Well',
  destinationName: 'Destination Plate Name',
  destinationBarcode: 'Destination Plate Barcode',
  destinationType: 'Destination Plate Type',
  destinationWell: 'Destination Well',
  planned: 'Transfer Volume',
  actual: 'Actual Volume',
  status: 'Transfer Status',
} as const;
