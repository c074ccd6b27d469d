import type { JsonObject, Schema } from './document.ts';

/** What the conversion of one schema asks about the document that it stands in. */
export interface Surroundings {
  /** The reference to a component as the generated schemas write it; to its open form when it is a part of something. */
  reference(component: string, open: boolean): string;
  /** Whether a schema or a part of it refuses members that it does not name. */
  closed(schema: Schema): boolean;
}

const MAPS = new Set(['properties', 'patternProperties']);
const SINGLES = new Set(['items', 'additionalProperties', 'not', 'propertyNames']);
const LISTS = new Set(['allOf', 'anyOf', 'oneOf']);

/** Hints of OpenAPI that are no part of JSON Schema, and what has a conversion of its own. */
const DROPPED = new Set(['discriminator', 'nullable', 'xml', 'exclusiveMinimum', 'exclusiveMaximum']);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withNull = (values: unknown): unknown[] => [...new Set([values, null].flat())];

function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values, readOnly, writeOnly, ...checked } = schema;
  const list = values === undefined ? {} : { enum: withNull(values) };
  // A part of the whole refuses null whatever the type beside it says.
  const composed = ['allOf', 'anyOf'].some((keyword) => keyword in checked);
  if (type !== undefined && !composed) return { ...schema, type: [...new Set([type, 'null'].flat())], ...list };
  if (values !== undefined) return { ...schema, ...list };
  if (Object.keys(checked).length === 0) return schema;
  const marks = { ...(readOnly === undefined ? {} : { readOnly }), ...(writeOnly === undefined ? {} : { writeOnly }) };
  return { ...marks, anyOf: [checked, { type: 'null' }] };
}

/** OpenAPI 3.0 marks a bound as exclusive where JSON Schema gives the exclusive bound itself. */
function bounds(schema: Schema): JsonObject {
  return Object.fromEntries(
    (['minimum', 'maximum'] as const).flatMap((side) => {
      const exclusive = side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum';
      const value = schema[exclusive] === true ? schema[side] : schema[exclusive];
      return typeof value === 'number' ? [[exclusive, value]] : [];
    }),
  );
}

const isExclusive = (schema: Schema, keyword: string): boolean =>
  (keyword === 'minimum' && schema['exclusiveMinimum'] === true) ||
  (keyword === 'maximum' && schema['exclusiveMaximum'] === true);

/**
 * The JSON Schema (2020-12) that accepts what the OpenAPI schema means. An open one leaves it to whatever it is a part of to
 * refuse members that nothing names.
 *
 * Read by the letter, two habits of Benchling's documents would refuse every value: alternatives that overlap (`oneOf` of
 * 31 kinds of task), so `oneOf` becomes `anyOf`; and closed schemas that are composed of others
 * (`additionalProperties: false` beside `allOf` sees none of the parts' members), so closing is left to the whole, by
 * `unevaluatedProperties`.
 */
export function jsonSchema(schema: Schema, around: Surroundings, open = false): JsonObject {
  if (schema.$ref !== undefined) return { $ref: around.reference(schema.$ref, open && around.closed(schema)) };
  const alone = schema.allOf?.length === 1 && schema.properties === undefined;
  const composed = schema.allOf !== undefined && !(alone && schema['additionalProperties'] !== false);
  const closed = (composed || open) && around.closed(schema);
  const convert = (value: unknown): unknown => (isObject(value) ? jsonSchema(value, around) : value);
  const part = (value: unknown): unknown => (isObject(value) ? jsonSchema(value, around, composed || open) : value);
  const out: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (DROPPED.has(keyword) || isExclusive(schema, keyword)) continue;
    if (keyword === 'additionalProperties' && value === false && closed) continue;
    if (MAPS.has(keyword) && isObject(value))
      out[keyword] = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, convert(member)]));
    else if (SINGLES.has(keyword)) out[keyword] = convert(value);
    else if (LISTS.has(keyword) && Array.isArray(value))
      out[keyword === 'oneOf' ? 'anyOf' : keyword] = value.map(keyword === 'allOf' ? part : convert);
    else out[keyword] = value;
  }
  Object.assign(out, bounds(schema));
  // Where the documents name members and no type, an object is meant; JSON Schema would let every other value pass.
  if (schema.properties !== undefined && schema.type === undefined) out['type'] = 'object';
  if (closed && !open) out['unevaluatedProperties'] = false;
  return schema.nullable === true ? orNull(out) : out;
}
