import type { Lookup } from '../lookup.ts';
import { displayValue } from './display-value.ts';
import type { FieldValue } from './field-definition.ts';
import { LINKED_TYPES } from './field-types.ts';
import { isField, mapObjects } from './map-objects.ts';

/** A primer as the sequence shows it that it is bound to. */
interface ShownPrimer {
  readonly oligoId: string;
  readonly name: string;
  readonly bases: string;
}

/** Whether JSON text may hold something that is called by another item's name, so that it is worth reading. */
export function mayShowLinks(text: string): boolean {
  return text.includes('_link"') || text.includes('"oligoId"');
}

/** JSON text in which items whose names are kept are called by their ids, by fields and by primers, wherever they stand. */
export function hideNames(text: string, lookup: Lookup): string {
  return mapObjects(text, (object) => {
    if (isField(object)) return hideLinked(object, lookup);
    return isPrimer(object) && lookup.hides(object.oligoId) ? hideOligo(object) : object;
  });
}

function hideLinked(field: FieldValue, lookup: Lookup): FieldValue {
  const ids = field.type in LINKED_TYPES ? [field.value].flat() : [];
  if (!ids.some((id) => typeof id === 'string' && lookup.hides(id))) return field;
  const shown = displayValue(field.type, field.value, lookup);
  return { ...field, displayValue: shown, textValue: shown };
}

// What of it binds stands in the sequence anyway; the rest is for those who may view the oligo.
function hideOligo({ bases: _bases, ...primer }: ShownPrimer): object {
  return { ...primer, name: primer.oligoId };
}

function isPrimer(object: object): object is ShownPrimer {
  return 'oligoId' in object && 'bases' in object;
}
