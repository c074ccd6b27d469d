import type { FieldValue } from './field-definition.ts';

/** JSON text with every field in it replaced, wherever it stands. */
export function mapFields(text: string, replace: (field: FieldValue) => FieldValue): string {
  return JSON.stringify(JSON.parse(text), (_name, value: unknown) => (isField(value) ? replace(value) : value));
}

/** Whether a part of JSON is a field of an item. */
export function isField(value: unknown): value is FieldValue {
  return typeof value === 'object' && value !== null && 'displayValue' in value && 'type' in value;
}
