import { fileURLToPath } from 'node:url';

/** Where the derived table is kept. */
export const tableFile: string = fileURLToPath(
  new URL('../../../packages/liquid-handling/src/labware-table/opentrons-table.ts', import.meta.url),
);
