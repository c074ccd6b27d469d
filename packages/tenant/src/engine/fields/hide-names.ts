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

/** A workflow task, output or group as others name it. */
interface ShownSummary {
  readonly id: string;
  readonly displayId: string;
  readonly name?: string;
}

/** Whether JSON text may hold something that is called by another item's name, so that it is worth reading. */
export function mayShowLinks(text: string): boolean {
  return text.includes('_link"') || text.includes('"oligoId"') || text.includes('"eventType":"v2.workflow');
}

/** JSON text in which items whose names are kept are called by their ids, wherever fields, primers and summaries stand. */
export function hideNames(text: string, lookup: Lookup): string {
  return mapObjects(text, (object) => {
    if (isField(object)) return hideLinked(object, lookup);
    if (isSummary(object) && lookup.hides(object.id)) return hideSummary(object);
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

function hideSummary(summary: ShownSummary): ShownSummary {
  const { id } = summary;
  return { ...summary, displayId: id, ...('name' in summary && { name: id }) };
}

function isSummary(object: object): object is ShownSummary {
  return 'id' in object && typeof object.id === 'string' && 'displayId' in object;
}

function isPrimer(object: object): object is ShownPrimer {
  return 'oligoId' in object && 'bases' in object;
}
