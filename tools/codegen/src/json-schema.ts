import type { JsonObject, Schema } from './document.ts';

/** Turns a reference into the document to one that the generated schemas understand. */
export type Rewrite = (reference: string) => string;

const MAPS = ['properties', 'patternProperties'] as const;
const SINGLE = ['items', 'additionalProperties', 'not', 'propertyNames'] as const;

/** Hints of OpenAPI that are no part of JSON Schema, or that the conversion has used up. */
const DROPPED = new Set(['discriminator', 'nullable', 'xml', 'oneOf', 'exclusiveMinimum', 'exclusiveMaximum']);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** OpenAPI 3.0 marks a bound as exclusive where JSON Schema gives the exclusive bound itself. */
function bound(schema: Schema, side: 'Minimum' | 'Maximum'): JsonObject {
  const exclusive = schema[`exclusive${side}`];
  if (exclusive === true) return { [`exclusive${side}`]: schema[side.toLowerCase()] };
  return typeof exclusive === 'number' ? { [`exclusive${side}`]: exclusive } : {};
}

function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values, ...rest } = schema;
  if (typeof type === 'string' || Array.isArray(type)) {
    const types = new Set([type, 'null'].flat());
    const list = Array.isArray(values) ? { enum: [...new Set([...values, null])] } : {};
    return { ...rest, type: [...types], ...list };
  }
  if (Array.isArray(values)) return { ...rest, enum: [...new Set([...values, null])] };
  const { readOnly, writeOnly, ...checked } = rest;
  if (Object.keys(checked).length === 0) return rest;
  return {
    ...(readOnly === undefined ? {} : { readOnly }),
    ...(writeOnly === undefined ? {} : { writeOnly }),
    anyOf: [checked, { type: 'null' }],
  };
}

/**
 * The JSON Schema (2020-12) that accepts what the OpenAPI schema means.
 *
 * `oneOf` becomes `anyOf`: Benchling's alternatives overlap (the 31 kinds of a finished task, for one), so that no value
 * could ever match exactly one.
 */
export function jsonSchema(schema: Schema, rewrite: Rewrite): JsonObject {
  if (schema.$ref !== undefined) return { $ref: rewrite(schema.$ref) };
  const convert = (value: unknown): unknown => (isObject(value) ? jsonSchema(value, rewrite) : value);
  const out: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (DROPPED.has(keyword)) continue;
    if (isObject(value) && MAPS.some((map) => map === keyword))
      out[keyword] = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, convert(member)]));
    else if (SINGLE.some((single) => single === keyword)) out[keyword] = convert(value);
    else if (Array.isArray(value) && (keyword === 'allOf' || keyword === 'anyOf')) out[keyword] = value.map(convert);
    else out[keyword] = value;
  }
  for (const side of ['Minimum', 'Maximum'] as const) {
    if (schema[`exclusive${side}`] === true) delete out[side.toLowerCase()];
    Object.assign(out, bound(schema, side));
  }
  const alternatives = schema['oneOf'];
  if (Array.isArray(alternatives)) {
    const choice = { anyOf: alternatives.map(convert) };
    if (out['anyOf'] === undefined) Object.assign(out, choice);
    else out['allOf'] = [...((out['allOf'] as unknown[] | undefined) ?? []), choice];
  }
  return schema.nullable === true ? orNull(out) : out;
}
