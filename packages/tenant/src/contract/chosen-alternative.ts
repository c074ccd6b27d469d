import type { ApiSchemas, JsonSchema } from '@ligase/benchling-api';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';

type Schemas = Pick<ApiSchemas, '$id' | '$defs'>;

const local = '#/$defs/';

/**
 * What is wrong with a value that fits none of several forms, once its `type` has chosen one of them: not that none fits,
 * but where it differs from that one. The errors as they were when nothing is chosen.
 */
export function errorsOfChosen(
  errors: readonly ErrorObject[],
  schemas: Schemas,
  validatorOf: (ref: string) => ValidateFunction | undefined,
): readonly ErrorObject[] {
  const union = errors.findLast(({ keyword }) => keyword === 'anyOf');
  const type = (union?.data as { readonly type?: unknown } | null | undefined)?.type;
  if (union === undefined || typeof type !== 'string') return errors;
  const fitting = (union.schema as readonly JsonSchema[]).filter((one) => typesOf(one, schemas)?.includes(type));
  const ref = fitting.length === 1 ? fitting[0]?.['$ref'] : undefined;
  const validate = typeof ref === 'string' && ref.startsWith(local) ? validatorOf(schemas.$id + ref) : undefined;
  if (validate === undefined || validate(union.data)) return errors;
  const inside = (validate.errors ?? []).map((error) => ({
    ...error,
    instancePath: union.instancePath + error.instancePath,
  }));
  return errorsOfChosen(inside, schemas, validatorOf);
}

/** The values of `type` that a schema allows; `undefined` when it does not say. */
function typesOf(schema: JsonSchema, schemas: Schemas): readonly unknown[] | undefined {
  const {
    $ref,
    allOf = [],
    properties,
  } = schema as {
    readonly $ref?: string;
    readonly allOf?: readonly JsonSchema[];
    readonly properties?: { readonly type?: { readonly enum?: readonly unknown[] } };
  };
  if (properties?.type?.enum) return properties.type.enum;
  const referred = $ref?.startsWith(local) ? schemas.$defs[$ref.slice(local.length)] : undefined;
  for (const part of referred ? [referred, ...allOf] : allOf) {
    const types = typesOf(part, schemas);
    if (types !== undefined) return types;
  }
  return undefined;
}
