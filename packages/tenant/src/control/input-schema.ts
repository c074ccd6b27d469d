/** A JSON Schema of one member of an input, with the keywords that are used here. */
export interface MemberSchema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  readonly nullable?: boolean;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/** The JSON Schema of what a control operation takes. */
export interface InputSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, MemberSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** The schema of an input with these members. */
export function inputSchema(
  required: Readonly<Record<string, MemberSchema>> = {},
  optional: Readonly<Record<string, MemberSchema>> = {},
): InputSchema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** A text of some length. */
export const text = (minLength = 1, maxLength = 255): MemberSchema => ({ type: 'string', minLength, maxLength });

/** One of these texts. */
export const oneOf = (...values: readonly string[]): MemberSchema => ({ type: 'string', enum: values });

/** A whole number of at least `minimum`. */
export const integer = (minimum = 0): MemberSchema => ({ type: 'integer', minimum });

/** True or false. */
export const boolean: MemberSchema = { type: 'boolean' };
