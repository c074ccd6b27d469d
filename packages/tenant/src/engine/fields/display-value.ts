import { LINKED_TYPES } from './field-types.ts';

/** What ids are called. */
export interface Names {
  /** The name of an item, or its id. */
  nameOf(id: string): string;
  /** The name of an option of a dropdown, or its id. */
  optionOf(id: string): string;
}

/** How people read a value: links and options by name, lists with commas; `null` when there is none. */
export function displayValue(type: string, value: unknown, names: Names): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value) && type !== 'json') {
    return value.length === 0 ? null : value.map((one) => displayValue(type, one, names)).join(', ');
  }
  const text = valueText(value);
  if (type in LINKED_TYPES) return names.nameOf(text);
  return type === 'dropdown' ? names.optionOf(text) : text;
}

/** A value as text: what is no text already, as JSON. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
