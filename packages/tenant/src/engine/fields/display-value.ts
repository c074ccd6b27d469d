import type { Engine } from '../engine.ts';
import { LINKED_TYPES } from './field-types.ts';

/** How people read a value: links and options by name, lists with commas; `null` when there is none. */
export function displayValue(engine: Engine, type: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value) && type !== 'json') {
    return value.length === 0 ? null : value.map((one) => displayValue(engine, type, one)).join(', ');
  }
  const text = valueText(value);
  if (type in LINKED_TYPES) return engine.items.get(text)?.name ?? text;
  return type === 'dropdown' ? (optionName(engine, text) ?? text) : text;
}

/** A value as text: what is no text already, as JSON. */
export function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function optionName(engine: Engine, optionId: string): string | undefined {
  const [dropdown] = engine.items.withFacet({ name: 'option', value: optionId });
  if (!dropdown) return undefined;
  const { options } = JSON.parse(dropdown.body) as { options: { id: string; name: string }[] };
  return options.find((option) => option.id === optionId)?.name;
}
