import { createAnswer, type Answer } from './answer-call.ts';
import { apiV2 } from './api/api-v2.ts';
import type { ApiVersion } from './api/api-version.ts';
import { serveDocument } from './api/serve-document.ts';
import { TenantApiError } from './api-error.ts';
import type { Catalogue } from './catalogue.ts';
import { createChecker } from './contract/create-checker.ts';
import type { ServedOperation } from './feature.ts';
import type { TenantRequest, TenantResponse } from './request.ts';
import { logMount } from './requests/log-mount.ts';
import { createRouter } from './router.ts';
import type { TenantContext } from './tenant-context.ts';

/** What {@link createHandle} works with. */
export interface HandleParts {
  readonly context: TenantContext;
  readonly catalogue: Catalogue;
  /** Whether every reply is held against the contract. */
  readonly checkReplies: boolean;
  readonly onFault: (error: unknown) => void;
}

/** Answers a request as the server would, without a network. */
export type Handle = (request: TenantRequest) => TenantResponse | Promise<TenantResponse>;

type VersionAnswer = (...call: Parameters<Answer>) => TenantResponse | Promise<TenantResponse>;

/** Leads each request to the version of the API, or the feature, that its path names. */
export function createHandle({ context, catalogue, checkReplies, onFault }: HandleParts): Handle {
  const answers = (version: ApiVersion, served: ReadonlyMap<string, ServedOperation>): VersionAnswer => {
    const { errorResponse, operations, schemas } = version;
    const checker = createChecker(schemas);
    const router = createRouter(operations);
    const known = (operationId: string): ServedOperation | undefined => served.get(operationId);
    const answer = createAnswer({ context, errorResponse, router, served: known, checker, checkReplies, onFault });
    const document = serveDocument({ version, served, url: context.url });
    return (request, path, query) =>
      document(request.method, path) ??
      (checker.loaded || (request.method === 'GET' && !checkReplies)
        ? answer(request, path, query)
        : checker.load().then(() => answer(request, path, query)));
  };
  const answerV2 = answers(apiV2, catalogue.served);
  // Loaded with its first request, as many tenants have none.
  let answerV3: Promise<VersionAnswer> | undefined;

  return (request) => {
    context.tasks.runOverdue();
    const mark = request.url.indexOf('?');
    const path = mark < 0 ? request.url : request.url.slice(0, mark);
    const query = mark < 0 ? '' : request.url.slice(mark + 1);
    if (path.startsWith('/api/v2/')) return answerV2(request, path.slice('/api/v2'.length), query);
    if (path.startsWith('/api/v3/')) {
      answerV3 ??= import('./api/api-v3.ts').then(({ apiV3 }) => answers(apiV3, catalogue.servedV3));
      return answerV3.then((answer) => answer(request, path.slice('/api/v3'.length), query));
    }
    for (const [prefix, { handle, logged }] of catalogue.mounts)
      if (path.startsWith(prefix)) return (logged ? logMount(context, handle) : handle)(request);
    return apiV2.errorResponse(new TenantApiError(404, 'invalid_request_error', `There is nothing at ${path}.`));
  };
}
