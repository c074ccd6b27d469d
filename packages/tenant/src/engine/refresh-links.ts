import type { Engine } from './engine.ts';
import { displayValue } from './fields/display-value.ts';
import type { FieldValues } from './fields/field-definition.ts';

/** Shows the present name of an item, or of a dropdown's option, wherever a field links to it. */
export function refreshLinks(engine: Engine, linkedId: string): void {
  for (const row of engine.items.withFacet({ name: 'link', value: linkedId })) {
    const body = JSON.parse(row.body) as { readonly fields?: FieldValues };
    const fields = Object.entries(body.fields ?? {}).map(([name, field]) => {
      const shown = displayValue(engine, field.type, field.value);
      return [name, { ...field, displayValue: shown, textValue: shown }];
    });
    engine.items.update({ ...row, body: JSON.stringify({ ...body, fields: Object.fromEntries(fields) }) });
  }
}
