import type { Input, ListItem, Operation, Route, SuccessBody } from '@ligase/benchling-api';
import type { CallContext } from '../http/ports.ts';

/** What may be said about a single call besides what the operation takes. */
export interface CallOptions {
  /** Ends the call; it rejects with the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** How long one attempt may take. Default: that of the client, 60,000. */
  readonly timeoutMs?: number | undefined;
  /** Declares that sending this twice does no more than sending it once, so that it is retried after a lost reply. */
  readonly idempotent?: boolean | undefined;
  /** Wins over the context of the work that makes the call. */
  readonly context?: Partial<CallContext> | undefined;
  /** `low` lets all other waiting calls of the app go first. Default `normal`. */
  readonly priority?: 'normal' | 'low' | undefined;
}

/** Options of a list. */
export interface ListOptions extends Omit<CallOptions, 'idempotent' | 'priority'> {
  /** Whether the next page is fetched while the last one is worked on. Default true. */
  readonly prefetch?: boolean | undefined;
}

type QueryMember<T> =
  | T
  | (string extends T ? readonly (string | number)[] : never)
  | (undefined extends T ? undefined : never);

/** Query parameters as Benchling names them; comma lists may be given as lists. */
export type QueryInput<Q> = { readonly [K in keyof Q]: QueryMember<Q[K]> };

type Operands<R extends Route> = {
  readonly [K in keyof Input<R>]: K extends 'query' ? QueryInput<Input<R>[K]> : Input<R>[K];
};

type Arguments<T, Options> = {} extends T ? [input?: T & Options] : [input: T & Options];

/** A whole successful reply. */
export interface CallReply<Body> {
  readonly status: number;
  /** The value of a header, by its lower-case name. */
  header(name: string): string | undefined;
  readonly body: Body;
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** To be sent on unchanged; `""` on the last page. */
  readonly nextToken: string;
  /** How many items match in all, where Benchling says so. */
  readonly resultCount: number | undefined;
}

/** A list that is fetched as it is read: items, or with `pages()` whole pages. Leaving the loop ends the fetching. */
export interface Listing<Item> extends AsyncIterable<Item> {
  pages(): AsyncIterable<Page<Item>>;
}

/** The operations of one version of the API, each under its method and path. */
export interface Api<Routes extends { readonly [K in keyof Routes]: Route }, Lists> {
  /**
   * Sends a request and gives the body of the successful reply.
   * @throws {AuthError | NotFoundError | InvalidRequestError | ConflictError | RateLimitError | ServerFaultError |
   * UnknownOutcomeError | NetworkError | TimeoutError | UnexpectedReplyError}
   */
  request<R extends keyof Routes & string>(
    route: R,
    ...input: Arguments<Operands<Routes[R]>, CallOptions>
  ): Promise<SuccessBody<Routes[R]>>;
  /** Does what {@link Api.request} does, and gives the status and the headers, too. */
  call<R extends keyof Routes & string>(
    route: R,
    ...input: Arguments<Operands<Routes[R]>, CallOptions>
  ): Promise<CallReply<SuccessBody<Routes[R]>>>;
  /** Reads a list, paged or not. */
  list<R extends keyof Lists & keyof Routes & string>(
    route: R,
    ...input: Arguments<Operands<Routes[R]>, ListOptions>
  ): Listing<ListItem<Routes[R], Lists[R]>>;
}

/** What tells one version of the API from another. */
export interface ApiTable {
  readonly operations: Readonly<Record<string, Operation>>;
  /** Where the API stands below the address of a tenant. */
  readonly basePath: string;
}
