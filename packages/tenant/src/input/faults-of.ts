import type { ValueSchema } from './input-schema.ts';

/**
 * Everything that is wrong with a value, each with where it is, such as `users[2].handle must be a text`.
 * Knows the few keywords of {@link ValueSchema}: the validator of the API's contract knows all,
 * but takes longer to load than a tenant may take to start.
 */
export function faultsOf(schema: ValueSchema, value: unknown, where = ''): string[] {
  if (schema.nullable === true && value === null) return [];
  return checks[schema.type](schema, value, where);
}

type Check = (schema: ValueSchema, value: unknown, where: string) => string[];

const checks: Readonly<Record<ValueSchema['type'], Check>> = {
  boolean: (_, value, where) => (typeof value === 'boolean' ? [] : [`${where} must be true or false`]),
  string: (schema, value, where) =>
    typeof value === 'string' ? textFaults(schema, value, where) : [`${where} must be a text`],
  integer: (schema, value, where) =>
    Number.isInteger(value) ? numberFaults(schema, value as number, where) : [`${where} must be a whole number`],
  number: (schema, value, where) =>
    typeof value === 'number' ? numberFaults(schema, value, where) : [`${where} must be a number`],
  array: (schema, value, where) =>
    Array.isArray(value) ? listFaults(schema, value, where) : [`${where} must be a list`],
  object: (schema, value, where) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? objectFaults(schema, value, where)
      : [`${where === '' ? 'it' : where} must be an object`],
};

function objectFaults({ properties, required = [] }: ValueSchema, value: object, where: string): string[] {
  const at = (name: string): string => (where === '' ? name : `${where}.${name}`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const given = new Set(members.map(([name]) => name));
  const missing = required.filter((name) => !given.has(name)).map((name) => `${at(name)} is missing`);
  if (properties === undefined) return missing;
  const known = Object.keys(properties).join(', ') || 'nothing that can be given';
  const wrong = members.flatMap(([name, member]) => {
    const schema = properties[name];
    return schema === undefined ? [`${at(name)} is not known; there is ${known}`] : faultsOf(schema, member, at(name));
  });
  return [...missing, ...wrong];
}

function listFaults({ items }: ValueSchema, values: readonly unknown[], where: string): string[] {
  return items === undefined ? [] : values.flatMap((value, index) => faultsOf(items, value, `${where}[${index}]`));
}

function textFaults(schema: ValueSchema, value: string, where: string): string[] {
  const { enum: values, minLength = 0, maxLength = Infinity, pattern } = schema;
  if (values !== undefined && !values.includes(value))
    return [`${where} must be one of ${values.join(', ')}, not "${value}"`];
  if (value.length < minLength || value.length > maxLength)
    return [`${where} must have ${minLength} to ${maxLength} characters, not ${value.length}`];
  return pattern === undefined || new RegExp(pattern, 'u').test(value) ? [] : [`${where} must match ${pattern}`];
}

function numberFaults(schema: ValueSchema, value: number, where: string): string[] {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = schema;
  if (value >= minimum && value > exclusiveMinimum && value <= maximum) return [];
  const least = minimum > -Infinity ? `at least ${minimum}` : `more than ${exclusiveMinimum}`;
  return [`${where} must be ${least}${maximum < Infinity ? ` and at most ${maximum}` : ''}, not ${value}`];
}
