/** Where the console's built files are: beside `src` in the workspace, beside `bundle` as published. */
export const consoleFolder: URL = new URL('../console/', import.meta.url);
