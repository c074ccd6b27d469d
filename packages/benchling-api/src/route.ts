/** The types of one operation, as `Routes` of v2 and v3 hold them. */
export interface Route {
  readonly parameters: { readonly query?: unknown; readonly header?: unknown; readonly path?: unknown };
  readonly requestBody?: unknown;
  readonly responses: unknown;
}

/** The placeholders of the path; `never` when it has none. */
export type PathParams<R extends Route> = Exclude<R['parameters']['path'], undefined>;

/** The query parameters; `never` when there are none. */
export type QueryParams<R extends Route> = Exclude<R['parameters']['query'], undefined>;

/** The headers that the operation reads; `never` when there are none. */
export type HeaderParams<R extends Route> = Exclude<R['parameters']['header'], undefined>;

type BodyOf<T> = T extends { content: infer C } ? C[keyof C] : never;

/** What is sent as the body; `never` when the operation takes none. */
export type RequestBody<R extends Route> = BodyOf<R['requestBody']>;

type JsonOf<T> = T extends { content: { 'application/json': infer B } } ? B : undefined;

/** What comes back when all goes well; `undefined` when that is not JSON. */
export type SuccessBody<R extends Route> = JsonOf<R['responses'][keyof R['responses'] & (200 | 201 | 202 | 204)]>;

/** One item of the list that the reply holds in the member `K`. */
export type ListItem<R extends Route, K> =
  SuccessBody<R> extends infer B
    ? K extends keyof B
      ? NonNullable<B[K]> extends readonly (infer I)[]
        ? I
        : never
      : never
    : never;

/** One item of the batch that the body holds in the member `K`. */
export type BatchItem<R extends Route, K> =
  RequestBody<R> extends infer B
    ? K extends keyof B
      ? NonNullable<B[K]> extends readonly (infer I)[]
        ? I
        : never
      : never
    : never;

type Optional<K extends string, T> = [T] extends [never] ? { readonly [P in K]?: never } : { readonly [P in K]?: T };

type Needed<K extends string, T> = [T] extends [never]
  ? { readonly [P in K]?: never }
  : {} extends T
    ? { readonly [P in K]?: T }
    : { readonly [P in K]: T };

type Body<R extends Route> = R extends { requestBody: { content: unknown } }
  ? { readonly body: RequestBody<R> }
  : Optional<'body', RequestBody<R>>;

/**
 * What a call of the operation needs: `path`, `query`, `headers` and `body`, each required only when something in it is,
 * and refused when the operation does not take it.
 */
export type Input<R extends Route> = Needed<'path', PathParams<R>> &
  Needed<'query', QueryParams<R>> &
  Needed<'headers', HeaderParams<R>> &
  Body<R>;
