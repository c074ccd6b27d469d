/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A JSON Schema as OpenAPI writes it. Unlisted keywords are kept as they are. */
export interface Schema extends JsonObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly maxItems?: number;
}

/** A query, path or header parameter. */
export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly style?: string;
  readonly explode?: boolean;
}

/** Bodies by content type. */
export type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

/** A request body. */
export interface RequestBody {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly content: Content;
}

/** The reply of one status. */
export interface Response {
  readonly $ref?: string;
  readonly content?: Content;
}

/** One operation of a path. */
export interface OperationObject {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response>>;
  readonly 'x-bnch-rate-limit-tier'?: number | string;
}

/** What is read of an OpenAPI document. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, JsonObject>>;
  readonly webhooks?: JsonObject;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly responses?: Readonly<Record<string, Response>>;
    readonly requestBodies?: Readonly<Record<string, RequestBody>>;
  };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** An operation and where it stands. */
export interface Placed {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly operation: OperationObject;
}

/** The key of an operation in the generated tables, such as `GET /entries/{entry_id}`. */
export const routeOf = ({ method, path }: Placed): string => `${method} ${path}`;

/** Every operation of the document's paths, in the order of the document. Webhooks are not among them. */
export function operationsOf(document: OpenApiDocument): readonly Placed[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as OperationObject | undefined;
      if (operation === undefined) return [];
      const ofPath = (item['parameters'] ?? []) as readonly Parameter[];
      const parameters = [...ofPath, ...(operation.parameters ?? [])];
      return [{ method: method.toUpperCase() as Placed['method'], path, operation: { ...operation, parameters } }];
    }),
  );
}

/** What a reference stands for; anything that is not a reference stands for itself. */
export function resolve<T extends { readonly $ref?: string }>(document: OpenApiDocument, node: T): T {
  if (node.$ref === undefined) return node;
  const steps = node.$ref
    .replace(/^#\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const target = steps.reduce<unknown>((at, step) => (at as JsonObject | undefined)?.[step], document);
  if (target === undefined) throw new Error(`The document refers to ${node.$ref}, which it does not hold.`);
  return resolve(document, target as T);
}
