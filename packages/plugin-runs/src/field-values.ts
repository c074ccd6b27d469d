import type { Schemas } from '@ligase/benchling-api/v2';

/** What a field may hold; links and dropdown options by their ids, dates as ISO texts. */
export type FieldValue = Schemas['Field']['value'];

/** Fields by name, without Benchling's wrapping. */
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** Wraps values as Benchling takes them: `{ Well: 'A1' }` → `{ Well: { value: 'A1' } }`. `null` leaves a field empty. */
export function toFields(values: FieldValues): Schemas['Fields'] {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

/** A value as a text that is the same whether Benchling gives it back as a number or as a text. */
export function comparable(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
}

/** Whether something holds other values than are wanted. */
export function differs(held: Schemas['Fields'], wanted: FieldValues): boolean {
  return Object.entries(wanted).some(([name, value]) => comparable(value) !== comparable(held[name]?.value));
}
