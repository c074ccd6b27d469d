import { notBlankPattern, type ValueSchema } from './input-schema.ts';

/**
 * Everything that is wrong with a value, each with where it is, such as `users[2].handle must be a text`.
 * Knows the few keywords of {@link ValueSchema}: the validator of the API's contract knows all,
 * but takes longer to load than a tenant may take to start.
 */
export function faultsOf(schema: ValueSchema, value: unknown, where = ''): string[] {
  return inputFaults(schema, value, where).map(({ at, problem }) => `${at === '' ? 'it' : at} ${problem}`);
}

/** Something that is wrong with a value, and where in it. */
export interface InputFault {
  /** Such as `users[2].handle`; empty for the whole. */
  readonly at: string;
  /** Such as `must be a text`. */
  readonly problem: string;
}

/** What {@link faultsOf} says, with the places apart. */
export function inputFaults(schema: ValueSchema, value: unknown, where = ''): InputFault[] {
  if (schema.nullable === true && value === null) return [];
  return checks[schema.type](schema, value, where);
}

type Check = (schema: ValueSchema, value: unknown, at: string) => InputFault[];

const checks: Readonly<Record<ValueSchema['type'], Check>> = {
  boolean: (_, value, at) => (typeof value === 'boolean' ? [] : [{ at, problem: 'must be true or false' }]),
  string: (schema, value, at) =>
    typeof value === 'string' ? textFaults(schema, value, at) : [{ at, problem: 'must be a text' }],
  integer: (schema, value, at) =>
    Number.isInteger(value) ? numberFaults(schema, value as number, at) : [{ at, problem: 'must be a whole number' }],
  number: (schema, value, at) =>
    typeof value === 'number' ? numberFaults(schema, value, at) : [{ at, problem: 'must be a number' }],
  array: (schema, value, at) =>
    Array.isArray(value) ? listFaults(schema, value, at) : [{ at, problem: 'must be a list' }],
  object: (schema, value, at) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? objectFaults(schema, value, at)
      : [{ at, problem: 'must be an object' }],
};

function objectFaults({ properties, required = [] }: ValueSchema, value: object, at: string): InputFault[] {
  const within = (name: string): string => (at === '' ? name : `${at}.${name}`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const given = new Set(members.map(([name]) => name));
  const missing = required
    .filter((name) => !given.has(name))
    .map((name) => ({ at: within(name), problem: 'is missing' }));
  if (properties === undefined) return missing;
  const known = Object.keys(properties).join(', ') || 'nothing that can be given';
  const wrong = members.flatMap(([name, member]) => {
    const schema = properties[name];
    if (schema !== undefined) return inputFaults(schema, member, within(name));
    return { at: within(name), problem: `is not known; there is ${known}` };
  });
  return [...missing, ...wrong];
}

function listFaults({ items }: ValueSchema, values: readonly unknown[], at: string): InputFault[] {
  return items === undefined ? [] : values.flatMap((value, index) => inputFaults(items, value, `${at}[${index}]`));
}

function textFaults(schema: ValueSchema, value: string, at: string): InputFault[] {
  const { enum: values, minLength = 0, maxLength = Infinity, pattern } = schema;
  if (values !== undefined && !values.includes(value))
    return [{ at, problem: `must be one of ${values.join(', ')}, not "${value}"` }];
  if (value.length < minLength || value.length > maxLength)
    return [{ at, problem: `must have ${minLength} to ${maxLength} characters, not ${value.length}` }];
  if (pattern === undefined || new RegExp(pattern, 'u').test(value)) return [];
  return [{ at, problem: pattern === notBlankPattern ? 'must not be blank' : `must match ${pattern}` }];
}

function numberFaults(schema: ValueSchema, value: number, at: string): InputFault[] {
  const { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity } = schema;
  if (value >= minimum && value > exclusiveMinimum && value <= maximum) return [];
  const least = minimum > -Infinity ? `at least ${minimum}` : `more than ${exclusiveMinimum}`;
  return [{ at, problem: `must be ${least}${maximum < Infinity ? ` and at most ${maximum}` : ''}, not ${value}` }];
}
