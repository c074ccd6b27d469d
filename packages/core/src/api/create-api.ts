import { InputError } from '../errors/errors.ts';
import type { CallScope } from '../http/call-scope.ts';
import type { CallContext, HttpRequest, HttpResponse, Send } from '../http/ports.ts';
import type { SecretKeeper } from '../auth/secret-keeper.ts';
import type { ApiTable, CallOptions, ListOptions, Listing } from './api.ts';
import { compileRoute, fillPath, readPathValues, type CompiledRoute } from './compile-route.ts';
import { encodeBody } from './encode-body.ts';
import { encodeQuery, type QueryValue } from './encode-query.ts';
import { isExpected } from './expected-reply.ts';
import { readList } from './read-list.ts';
import { toError } from './to-error.ts';

/** What every version of the API is called through. */
export interface ApiContext {
  readonly send: Send;
  readonly appName: string;
  readonly tenantUrl: URL;
  readonly userAgent: string;
  readonly timeoutMs: number;
  readonly scope: CallScope;
  readonly newId: () => string;
  readonly secrets: SecretKeeper;
}

/** The input of any operation, before its type is known. */
export interface AnyInput extends CallOptions {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, QueryValue>>;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
}

/** The operations of a table without their types; what is typed is typed around this. */
export interface UntypedApi {
  request(route: string, input?: AnyInput): Promise<unknown>;
  call(route: string, input?: AnyInput): Promise<HttpResponse>;
  list(route: string, input?: AnyInput & ListOptions): Listing<unknown>;
}

/** Makes the operations of a table callable. */
export function createApi(table: ApiTable, context: ApiContext): UntypedApi {
  const compiled = new Map<string, CompiledRoute>();
  const plainHeaders = { accept: 'application/json', 'user-agent': context.userAgent };
  const jsonHeaders = { ...plainHeaders, 'content-type': 'application/json' };

  const find = (route: string): CompiledRoute => {
    const known = compiled.get(route);
    if (known !== undefined) return known;
    const operation = Object.hasOwn(table.operations, route) ? table.operations[route] : undefined;
    if (operation === undefined) {
      throw new InputError('INPUT_INVALID', `There is no operation "${route}" below ${table.basePath}.`);
    }
    const fresh = compileRoute(operation, table.basePath);
    compiled.set(route, fresh);
    return fresh;
  };

  const contextOf = (given: Partial<CallContext> | undefined): CallContext => {
    const ambient = context.scope.current();
    if (given === undefined) return ambient ?? { correlationId: context.newId() };
    return { ...ambient, ...given, correlationId: given?.correlationId ?? ambient?.correlationId ?? context.newId() };
  };

  const headersOf = (
    route: CompiledRoute,
    input: AnyInput,
    contentType: string | undefined,
  ): HttpRequest['headers'] => {
    if (input.headers === undefined && route.operation.earlyAccess === undefined) {
      if (contentType === undefined) return plainHeaders;
      if (contentType === 'application/json') return jsonHeaders;
    }
    const headers: Record<string, string> = { ...plainHeaders };
    if (contentType !== undefined) headers['content-type'] = contentType;
    if (route.operation.earlyAccess === true) headers['early-access'] = 'true';
    for (const [name, value] of Object.entries(input.headers ?? {})) {
      if (value !== undefined) headers[name.toLowerCase()] = value;
    }
    return headers;
  };

  const toRequest = (route: CompiledRoute, input: AnyInput): HttpRequest => {
    const { body, contentType } = encodeBody(route.operation, input.body);
    const pathValues = readPathValues(route, input.path);
    return {
      method: route.operation.method,
      path: fillPath(route, pathValues) + encodeQuery(input.query),
      headers: headersOf(route, input, contentType),
      body,
      operation: route.operation,
      pathValues,
      idempotent: input.idempotent ?? route.idempotent,
      context: contextOf(input.context),
      signal: input.signal,
      timeoutMs: input.timeoutMs ?? context.timeoutMs,
      priority: input.priority ?? 'normal',
      trace: { attempts: 0, written: 0 },
    };
  };

  const call = async (route: string, input: AnyInput = {}): Promise<HttpResponse> => {
    const request = toRequest(find(route), input);
    const response = await context.send(request);
    if (!isExpected(response, request.operation)) throw toError(response, request, input, context);
    return response;
  };

  return {
    call,
    request: (route, input) => call(route, input).then(bodyOf),
    list: (route, input = {}) => readList(find(route).operation, route, input, call),
  };
}

function bodyOf({ body }: HttpResponse): unknown {
  return body;
}
