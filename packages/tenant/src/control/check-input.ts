import { invalidRequest } from '../api-error.ts';
import type { InputSchema, MemberSchema } from './input-schema.ts';

/** @throws {TenantApiError} 400 that says everything that is wrong with an input of a control operation. */
export function checkInput(operation: string, schema: InputSchema, input: unknown): void {
  if (typeof input !== 'object' || input === null) throw invalidRequest(`${operation} takes an object.`);
  const members = Object.entries(input).filter(([, value]) => value !== undefined);
  const given = new Set(members.map(([name]) => name));
  const faults = [
    ...schema.required.filter((name) => !given.has(name)).map((name) => `${name} is missing`),
    ...members.flatMap(([name, value]) => {
      const member = schema.properties[name];
      if (member === undefined)
        return `${name} is not known; there is ${Object.keys(schema.properties).join(', ') || 'nothing to be given'}`;
      const fault = faultOf(member, value);
      return fault === undefined ? [] : `${name} ${fault}`;
    }),
  ];
  if (faults.length > 0) throw invalidRequest(`${operation}: ${faults.join('; ')}.`);
}

// The few keywords that the control schemas use. The validator of the API's contract knows all of them,
// but takes longer to load than a tenant may take to start.
function faultOf(schema: MemberSchema, value: unknown): string | undefined {
  if (schema.nullable && value === null) return undefined;
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'string':
      return typeof value === 'string' ? textFault(schema, value) : 'must be a text';
    case 'integer':
      return Number.isInteger(value) ? numberFault(schema, value as number) : 'must be a whole number';
    case 'number':
      return typeof value === 'number' ? numberFault(schema, value) : 'must be a number';
    case 'array':
      return Array.isArray(value) ? undefined : 'must be a list';
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'must be an object';
  }
}

function textFault({ enum: values, minLength = 0, maxLength = Infinity, pattern }: MemberSchema, text: string) {
  if (values !== undefined && !values.includes(text)) return `must be one of ${values.join(', ')}, not "${text}"`;
  if (text.length < minLength || text.length > maxLength)
    return `must have ${minLength} to ${maxLength} characters, not ${text.length}`;
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) return `must match ${pattern}`;
  return undefined;
}

function numberFault(
  { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity }: MemberSchema,
  value: number,
) {
  if (value < minimum || value <= exclusiveMinimum || value > maximum || Number.isNaN(value))
    return `must be ${minimum > -Infinity ? `at least ${minimum}` : `more than ${exclusiveMinimum}`}${maximum < Infinity ? ` and at most ${maximum}` : ''}, not ${value}`;
  return undefined;
}
