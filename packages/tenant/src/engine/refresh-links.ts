import type { Engine } from './engine.ts';
import { displayValue } from './fields/display-value.ts';
import { mapFields } from './fields/map-fields.ts';
import { createLookup } from './lookup.ts';

/** Shows the present name of an item, or of a dropdown's option, wherever a field links to it. */
export function refreshLinks(engine: Engine, linkedId: string): void {
  const names = createLookup(engine, undefined);
  for (const row of engine.items.withFacet({ name: 'link', value: linkedId })) {
    const body = mapFields(row.body, (field) => {
      const shown = displayValue(field.type, field.value, names);
      return { ...field, displayValue: shown, textValue: shown };
    });
    engine.items.update({ ...row, body });
  }
}
