/** A JSON Schema of draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A parameter of an operation and what it must look like once it is decoded. */
export interface ParameterSchema {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
  /** How a list is written, as OpenAPI names it. Left out: `form` in the query, `simple` elsewhere. */
  readonly style?: string;
  /** Whether each item of a list is a parameter of its own. Left out: yes in the query. `false`: one comma list. */
  readonly explode?: boolean;
}

/** The body that an operation takes. */
export interface BodySchema {
  /** The content type, such as `application/json`. */
  readonly type: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** What goes into an operation and what comes out of it. */
export interface OperationSchemas {
  readonly parameters: readonly ParameterSchema[];
  readonly body?: BodySchema;
  /** By status; `null` where the reply has no JSON body. */
  readonly responses: Readonly<Record<number, JsonSchema | null>>;
}

/**
 * The JSON Schemas of one version of the API.
 *
 * `$id` and `$defs` make one schema document; the schemas of the operations refer into it by its `$id`. Formats are names
 * only: tell your validator to ignore them, or which to check.
 */
export interface ApiSchemas {
  readonly $id: string;
  /** The component schemas by name. */
  readonly $defs: Readonly<Record<string, JsonSchema>>;
  /** By operationId. */
  readonly operations: Readonly<Record<string, OperationSchemas>>;
}

/** A function that parses the text when first called, and gives the same object ever after. */
export function lazySchemas(text: string): () => ApiSchemas {
  let parsed: ApiSchemas | undefined;
  return () => (parsed ??= JSON.parse(text) as ApiSchemas);
}
