import type { Schemas } from '@ligase/benchling-api/v2';

/** What a field may hold; links and dropdown options by their ids, dates as ISO texts. */
export type FieldValue = Schemas['Field']['value'];

/** Fields by name, without Benchling's wrapping. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Wraps values as Benchling takes them: `{ Well: 'A1' }` → `{ Well: { value: 'A1' } }`. `null` empties a field. */
export function toFields(values: FieldValues): Schemas['Fields'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

/** The values of an object's fields by name; `null` where a field is empty. */
export function fieldValues(fields: Schemas['Fields'] | undefined): FieldValues {
  return Object.fromEntries(Object.entries(fields ?? {}).map(([name, { value }]) => [name, value ?? null]));
}
