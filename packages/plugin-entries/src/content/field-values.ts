import type { Schemas } from '@ligase/benchling-api/v2';

/** What a schema field or a table cell of the notebook may hold; links and dropdown options by their ids, dates as ISO texts. */
export type FieldValue = Schemas['Field']['value'];

/** Schema fields by name, without Benchling's wrapping. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Wraps values as Benchling takes them: `{ Strain: 'DH5α' }` → `{ Strain: { value: 'DH5α' } }`. `null` empties a field. */
export function toFields(values: FieldValues): Schemas['Fields'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

/** The values of an object's fields by name; `null` where a field is empty. */
export function fieldValues(fields: Schemas['Fields'] | undefined): FieldValues {
  return Object.fromEntries(Object.entries(fields ?? {}).map(([name, { value }]) => [name, value]));
}

/** Wraps free-form fields, which need no schema, as Benchling takes them. */
export function toCustomFields(values: Readonly<Record<string, string>>): Schemas['CustomFields'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}
