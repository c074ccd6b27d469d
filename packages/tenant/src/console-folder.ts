import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Where the console's built files are: beside `src` in the workspace, beside `bundle` as published. By its path, since a bundler
 * would take `new URL('…', import.meta.url)` for a file to be bundled.
 */
export const consoleFolder: URL = pathToFileURL(join(import.meta.dirname, '../console/'));
