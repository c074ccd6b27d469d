import type { Lookup } from '../lookup.ts';
import { displayValue } from './display-value.ts';
import { LINKED_TYPES } from './field-types.ts';
import { mapFields } from './map-fields.ts';

/** Whether JSON text may hold a field that links to something, so that it is worth reading. */
export function mayShowLinks(text: string): boolean {
  return text.includes('_link"');
}

/** JSON text in which fields show linked items whose names are kept by their ids, wherever the fields stand. */
export function hideNames(text: string, lookup: Lookup): string {
  return mapFields(text, (field) => {
    const ids = field.type in LINKED_TYPES ? [field.value].flat() : [];
    if (!ids.some((id) => typeof id === 'string' && lookup.hides(id))) return field;
    const shown = displayValue(field.type, field.value, lookup);
    return { ...field, displayValue: shown, textValue: shown };
  });
}
