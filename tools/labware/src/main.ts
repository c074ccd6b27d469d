import { writeFile } from 'node:fs/promises';
import { deriveTable } from './derive-table.ts';
import { tableFile } from './table-file.ts';
import { readLabware, readPipettes, sharedDataVersion } from './read-shared-data.ts';

await writeFile(tableFile, deriveTable(readLabware(), readPipettes(), { version: sharedDataVersion() }));
console.log(`Wrote ${tableFile}`);
