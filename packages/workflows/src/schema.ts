/** The part of Standard Schema v1 that is used here. Zod, Valibot and ArkType all satisfy it. https://standardschema.dev */
export interface Schema<Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
  };
}

/** What a schema found: the value, or what is wrong with it. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: SchemaPath | undefined }[] };

/** Takes an input as it is, for workflows whose triggers have made it from a delivery that was checked when it came in. */
export function uncheckedInput<T>(): Schema<T> {
  return { '~standard': { version: 1, vendor: 'ligase', validate: (value) => ({ value: value as T }) } };
}

type SchemaPath = readonly (PropertyKey | { readonly key: PropertyKey })[];

/** The value as the schema takes it, or the faults as one line: `entryId: expected a string`. */
export async function validated<Output>(
  schema: Schema<Output>,
  value: unknown,
): Promise<{ readonly value: Output; readonly faults?: undefined } | { readonly faults: string }> {
  const result = await schema['~standard'].validate(value);
  if (result.issues === undefined) return { value: result.value };
  const faults = result.issues.map(({ message, path = [] }) => {
    const place = path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  return { faults: faults.join('; ') };
}
