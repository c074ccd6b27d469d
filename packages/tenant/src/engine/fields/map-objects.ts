import type { FieldValue } from './field-definition.ts';

/** JSON text with each object in it replaced, from the outermost in. */
export function mapObjects(text: string, replace: (object: object) => object): string {
  return JSON.stringify(mapped(JSON.parse(text), replace));
}

/** Whether a part of JSON is a field of an item. */
export function isField(value: object): value is FieldValue {
  return 'displayValue' in value && 'type' in value;
}

// A replacer of JSON.stringify would be called for every number and text as well, which takes four times as long.
function mapped(value: unknown, replace: (object: object) => object): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => mapped(one, replace));
  const members: Record<string, unknown> = { ...replace(value) };
  for (const [name, inside] of Object.entries(members))
    if (typeof inside === 'object') members[name] = mapped(inside, replace);
  return members;
}
