/** A JSON Schema, with the keywords that the inputs of the control API and of seeds use. */
export interface ValueSchema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  /** What it is for, in the documentation that is made from a schema. */
  readonly description?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly items?: ValueSchema;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
}

/** The JSON Schema of an object whose members are all known. */
export interface ObjectSchema extends ValueSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, ValueSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** What a text matches that is not only spaces. */
export const notBlankPattern: string = String.raw`\S`;

type Members = Readonly<Record<string, ValueSchema>>;

/** The schema of an object with these members. */
export function objectSchema(required: Members = {}, optional: Members = {}): ObjectSchema {
  return {
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** A text of some length. */
export const text = (minLength = 1, maxLength = 255): ValueSchema => ({ type: 'string', minLength, maxLength });

/** A text of some length that is not only spaces. */
export const notBlank = (minLength = 1, maxLength = 255): ValueSchema => ({
  ...text(minLength, maxLength),
  pattern: notBlankPattern,
});

/** One of these texts. */
export const oneOf = (...values: readonly string[]): ValueSchema => ({ type: 'string', enum: values });

/** A whole number of at least `minimum`. */
export const integer = (minimum = 0): ValueSchema => ({ type: 'integer', minimum });

/** True or false. */
export const boolean: ValueSchema = { type: 'boolean' };

/** A list of values of one kind. */
export const listOf = (items: ValueSchema): ValueSchema => ({ type: 'array', items });

/** An object whose members are checked elsewhere. */
export const anyObject: ValueSchema = { type: 'object' };
