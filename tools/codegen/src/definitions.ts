import { componentName } from './members.ts';
import { type JsonObject, type OpenApiDocument, resolve, type Schema } from './document.ts';
import { jsonSchema, type Surroundings } from './json-schema.ts';

const OPEN = '.open';

/** Whether a schema, or anything that it is composed of, refuses members that it does not name. */
function isClosed(document: OpenApiDocument, schema: Schema): boolean {
  const own = resolve(document, schema);
  return own['additionalProperties'] === false || (own.allOf ?? []).some((part) => isClosed(document, part));
}

/** How references are written in schemas that stand beside the definitions with this id; `''` for the definitions themselves. */
export function surroundings(document: OpenApiDocument, id: string): Surroundings {
  return {
    reference: (component, open) => `${component.replace('#/components/schemas/', `${id}#/$defs/`)}${open ? OPEN : ''}`,
    closed: (schema) => isClosed(document, schema),
  };
}

/** Every component schema, and beside it an open form of each that is closed and yet a part of another. */
export function definitions(document: OpenApiDocument): Readonly<Record<string, JsonObject>> {
  const opened = new Set<string>();
  const base = surroundings(document, '');
  const around: Surroundings = {
    ...base,
    reference(component, open) {
      const name = componentName({ $ref: component });
      if (open && name !== undefined) opened.add(name);
      return base.reference(component, open);
    },
  };
  const whole = Object.entries(document.components.schemas).map(([name, schema]) => [name, jsonSchema(schema, around)]);
  // The set grows while it is walked: an open form may have parts that are closed in turn.
  const parts = [...opened].toSorted();
  for (const name of parts) {
    const form = jsonSchema(document.components.schemas[name] ?? {}, around, true);
    whole.push([`${name}${OPEN}`, form]);
    for (const more of opened) if (!parts.includes(more)) parts.push(more);
  }
  return Object.fromEntries(whole) as Record<string, JsonObject>;
}
