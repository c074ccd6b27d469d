import type { Authorizer } from '../auth/authorizer.ts';
import type { Authorization } from '../auth/strategy.ts';
import { AuthError } from '../errors/errors.ts';
import type { HttpLayer, HttpRequest, HttpResponse, Send } from './ports.ts';

/** Options of {@link authorizeLayer}. */
export interface AuthorizeOptions {
  readonly authorizer: Authorizer;
  /** For the error: what was refused, and whose it is. */
  readonly strategyName: string;
  readonly appName: string;
  readonly tenantUrl: URL;
}

/**
 * Puts the app's authorization on every attempt. A 401 renews it, once for all requests that were under way with it, and
 * sends again; nothing was done by the first.
 */
export function authorizeLayer(options: AuthorizeOptions): HttpLayer {
  const { authorizer } = options;

  const renew = async (next: Send, request: HttpRequest, refused: Authorization): Promise<HttpResponse> => {
    authorizer.invalidate(refused);
    request.signal?.throwIfAborted();
    const fresh = await untilAborted(authorizer.current(), request.signal);
    if (fresh.header === refused.header) throw toRejected(options, request);
    const response = await next(authorized(request, fresh));
    if (response.status !== 401) return response;
    authorizer.invalidate(fresh);
    throw toRejected(options, request);
  };

  return {
    name: 'authorize',
    phase: 'authorize',
    wrap: (next) => async (request) => {
      // Before a fetch begins: one that nobody waits for would end the process if it failed.
      request.signal?.throwIfAborted();
      const held = authorizer.current();
      const authorization = held instanceof Promise ? await untilAborted(held, request.signal) : held;
      const response = await next(authorized(request, authorization));
      return response.status === 401 ? renew(next, request, authorization) : response;
    },
  };
}

function authorized(request: HttpRequest, { header }: Authorization): HttpRequest {
  return { ...request, headers: { ...request.headers, authorization: header } };
}

/** Leaves a fetch that others wait for, too, without ending it. */
function untilAborted<T>(work: T | Promise<T>, signal: AbortSignal | undefined): T | Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });
}

function toRejected({ strategyName, appName, tenantUrl }: AuthorizeOptions, request: HttpRequest): AuthError {
  return new AuthError(
    'AUTH_TOKEN_REJECTED',
    `${tenantUrl.host} did not accept the ${strategyName} of the app "${appName}" for ${request.operation.id}, also not ` +
      'after renewing it. Check that the app is installed in this tenant and not archived, and that the credential ' +
      'belongs to this tenant.',
    { details: { status: 401, operationId: request.operation.id, tenant: tenantUrl.host } },
  );
}
