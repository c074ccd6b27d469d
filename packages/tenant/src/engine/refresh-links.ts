import type { Engine } from './engine.ts';
import { displayValue } from './fields/display-value.ts';
import { isField, mapObjects } from './fields/map-objects.ts';
import { createLookup } from './lookup.ts';

/** Shows the present name of an item, or of a dropdown's option, wherever a field links to it. */
export function refreshLinks(engine: Engine, linkedId: string): void {
  const names = createLookup(engine, undefined);
  for (const row of engine.items.withFacet({ name: 'link', value: linkedId })) {
    const body = mapObjects(row.body, (object) => {
      if (!isField(object)) return object;
      const shown = displayValue(object.type, object.value, names);
      return { ...object, displayValue: shown, textValue: shown };
    });
    engine.items.update({ ...row, body });
  }
}
