export { csvText } from './content/csv-text.ts';
export { entryLinks } from './content/entry-links.ts';
export { fieldValues, toCustomFields, toFields } from './content/field-values.ts';
export { plainText } from './content/note-text.ts';
export type { Written } from './content/note-text.ts';
export * from './contract.ts';
export { entriesPlugin } from './entries-plugin.ts';
export type { EntriesOptions } from './entries-plugin.ts';
export { reviewState } from './review/review-state.ts';
