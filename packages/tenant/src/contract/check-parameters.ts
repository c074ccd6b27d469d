import type { JsonSchema, ParameterSchema } from '@ligase/benchling-api';
import { invalidRequest } from '../api-error.ts';

// `schemaField.<name>=…` is how the one parameter that is an object is written.
const FIELD_PREFIX = 'schemaField.';
const FIELDS = 'schemaFields';
// The contract describes these as comma lists, and declares the values of one part.
const COMMA_LISTS = new Set(['checkoutStatus', 'restrictionStatus']);

/** Decodes the query as the contract declares it. @throws {TenantApiError} 400 for what it does not declare. */
export function checkParameters(
  operationId: string,
  declared: readonly ParameterSchema[],
  sent: URLSearchParams,
): Record<string, unknown> {
  const byName = new Map(declared.filter((one) => one.in === 'query').map((one) => [one.name, one]));
  const query: Record<string, unknown> = {};
  for (const name of new Set(sent.keys())) {
    // A key that comes more than once stands for a comma list.
    const text = sent.getAll(name).join(',');
    const parameter = byName.get(name);
    if (parameter && name !== FIELDS) {
      query[name] = decode(name, text, parameter.schema);
    } else if (name.startsWith(FIELD_PREFIX) && byName.has(FIELDS)) {
      query[FIELDS] = { ...(query[FIELDS] as object | undefined), [name.slice(FIELD_PREFIX.length)]: text };
    } else {
      throw invalidRequest(`Unknown query parameter: ${name}. ${operationId} takes ${listed([...byName.keys()])}.`);
    }
  }
  for (const { name, required } of byName.values()) {
    if (required && query[name] === undefined) throw invalidRequest(`${name} is a required field`);
  }
  return query;
}

function decode(name: string, text: string, schema: JsonSchema): unknown {
  const { type, enum: values, minimum, maximum } = schema;
  const kinds = new Set([type].flat());
  const parts = COMMA_LISTS.has(name) ? text.split(',') : [text];
  if (Array.isArray(values) && !parts.every((part) => values.includes(part))) {
    throw invalidRequest(`Invalid ${name}: ${text}. It takes ${listed(values as string[])}.`);
  }
  if (kinds.has('integer')) {
    const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
    const [least, most] = [minimum as number | undefined, maximum as number | undefined];
    if (Number.isNaN(number) || number < (least ?? -Infinity) || number > (most ?? Infinity)) {
      const range = least === undefined || most === undefined ? '' : ` from ${least} to ${most}`;
      throw invalidRequest(`Invalid ${name}: ${text}. It takes a whole number${range}.`);
    }
    return number;
  }
  if (kinds.has('boolean')) {
    // The official v3 client writes booleans in lists as Python does.
    if (!/^(?:true|false)$/iu.test(text)) throw invalidRequest(`Invalid ${name}: ${text}. It takes true or false.`);
    return text.toLowerCase() === 'true';
  }
  return kinds.has('array') ? list(name, text, schema) : text;
}

function list(name: string, text: string, { maxItems, items }: JsonSchema): unknown[] {
  const values = text.split(',');
  if (typeof maxItems === 'number' && values.length > maxItems)
    throw invalidRequest(`${name} takes ${maxItems} values at most, not ${values.length}.`);
  return typeof items === 'object' && items !== null
    ? values.map((value) => decode(name, value, items as JsonSchema))
    : values;
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
