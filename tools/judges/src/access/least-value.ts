import type { ApiSchemas, JsonSchema } from '@ligase/benchling-api';

/** Where the parts of a value come from. */
export interface ValueSources {
  readonly schemas: ApiSchemas;
  /** An id of something that exists, by the name of the member that holds it. */
  readonly find: (name: string) => string;
}

interface Shape {
  readonly $ref?: string;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minLength?: number;
  readonly required?: readonly string[];
}

/** The least value that a schema allows: what is required, the first alternative, ids of what exists. */
export function leastValue(schema: JsonSchema, name: string, sources: ValueSources): unknown {
  const { $ref, allOf, anyOf, oneOf, const: only, enum: values, type, properties, ...rest } = schema as Shape;
  if ($ref !== undefined) return leastValue(sources.schemas.$defs[$ref.split('/').at(-1) ?? ''] ?? {}, name, sources);
  if (only !== undefined) return only;
  if (values !== undefined) return values[0];
  const [chosen] = anyOf ?? oneOf ?? [];
  if (chosen !== undefined && properties === undefined) return leastValue(chosen, name, sources);
  if (allOf !== undefined) {
    const parts = allOf.map((part) => leastValue(part, name, sources));
    return parts.every((part) => typeof part === 'object') ? Object.assign({}, ...parts) : parts[0];
  }
  switch ([type].flat().find((one) => one !== 'null') ?? (properties ? 'object' : 'string')) {
    case 'object':
      return Object.fromEntries(
        (rest.required ?? []).flatMap((member) => {
          const inside = properties?.[member];
          return inside === undefined ? [] : [[member, leastValue(inside, member, sources)]];
        }),
      );
    case 'array':
      return [leastValue(rest.items ?? {}, name.replace(/s$/u, ''), sources)];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    default:
      return /ids?$/iu.test(name) && name !== 'aminoAcids'
        ? sources.find(name)
        : 'Least'.padEnd(rest.minLength ?? 0, '.');
  }
}
