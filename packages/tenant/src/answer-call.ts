import type { Operation } from '@ligase/benchling-api';
import { invalidRequest, notServed, TenantApiError } from './api-error.ts';
import type { Checker } from './contract/create-checker.ts';
import { faultError, withFault } from './faults/fault-response.ts';
import type { ServedOperation } from './feature.ts';
import { AuthenticationError, type Diagnosis } from './identity/authentication-error.ts';
import type { Principal } from './identity/principal.ts';
import type { Allowance } from './limits/limits.ts';
import { jsonResponse } from './replies.ts';
import type { Call, Reply, TenantRequest, TenantResponse } from './request.ts';
import type { Route, Router } from './router.ts';
import { StoreError } from './store/store-error.ts';
import type { TenantContext } from './tenant-context.ts';

/** What answering needs to know. */
export interface AnswerOptions {
  readonly context: TenantContext;
  /** How this version of the API says what went wrong. */
  readonly errorResponse: (error: TenantApiError, headers?: Readonly<Record<string, string>>) => TenantResponse;
  readonly router: Router;
  readonly served: (operationId: string) => ServedOperation | undefined;
  readonly checker: Checker;
  readonly checkReplies: boolean;
  readonly onFault: (error: unknown) => void;
}

/** Answers requests below the base path of one version of the API: `path` is what follows it. */
export type Answer = (request: TenantRequest, path: string, query: string) => TenantResponse;

/** Makes the answers of one version of the API. */
export function createAnswer(options: AnswerOptions): Answer {
  const { context, errorResponse, router, served, checker, checkReplies, onFault } = options;
  const { identity, limits, db, ids, tasks, clock, faults, requests } = context;

  const execute = (operation: Operation, known: ServedOperation, call: Call): Reply => {
    if (known.handle) return known.handle(call);
    if (known.runTask) {
      known.accept?.(call);
      if (known.taskPath === undefined) return { status: 202, body: { taskId: tasks.start(call) } };
      const taskId = tasks.start(call, 'atsk_');
      return { status: 202, body: { taskId, pollingUri: `${context.url()}/api/v3${known.taskPath}/${taskId}` } };
    }
    throw new Error(`${operation.id} has no handler`);
  };

  const fault = (error: unknown): TenantApiError => {
    if (error instanceof TenantApiError) return error;
    const errorId = ids.uuid();
    onFault(error);
    const message = error instanceof StoreError ? error.message : 'The local tenant has failed. See its log.';
    return new TenantApiError(500, 'api_error', message, { errorId });
  };

  const answer = (request: TenantRequest, path: string, query: string, route: Route, trace: Trace): TenantResponse => {
    let headers: Record<string, string> = {};
    try {
      const known = route.kind === 'found' ? served(route.operation.id) : undefined;
      if (known?.handleRaw) return known.handleRaw(request);
      const principal = identity.authenticate(request.headers);
      trace.principal = principal;
      if (known?.unmetered !== true) {
        const allowance = limits.take(principal, route.kind === 'found' ? route.operation : undefined);
        headers = limitHeaders(allowance);
        if (!allowance.allowed) throw new TenantApiError(429, 'invalid_request_error', 'Rate limit exceeded.');
      }
      if (route.kind === 'unknown') throw new TenantApiError(404, 'invalid_request_error', `There is no ${path}.`);
      if (route.kind === 'wrong-method') {
        headers['allow'] = route.methods.join(', ');
        throw new TenantApiError(
          405,
          'invalid_request_error',
          `${path} takes ${headers['allow']}, not ${request.method}.`,
        );
      }
      const { operation } = route;
      if (!known) throw notServed(operation.id, 'it is not built yet.');
      if (context.v3.requiresEarlyAccess) demandEarlyAccess(operation, request);
      const call: Call = {
        operation,
        principal,
        path: route.path,
        // What is refused whatever it says need not be right.
        ...(known.support === 'refused'
          ? { query: {}, body: undefined }
          : checker.request(operation, new URLSearchParams(query), parseBody(request))),
        remoteAddress: request.remoteAddress ?? '127.0.0.1',
      };
      // A reply that breaks the contract keeps nothing of its call.
      const run = (): TenantResponse => {
        const reply = execute(operation, known, call);
        const response = jsonResponse(reply.status ?? operation.success, reply.body, { ...headers, ...reply.headers });
        if (checkReplies) checker.reply(operation, response);
        return response;
      };
      return request.method === 'GET' ? run() : db.transaction(run);
    } catch (error) {
      if (error instanceof AuthenticationError) trace.diagnosis = error.diagnosis;
      return errorResponse(fault(error), headers);
    }
  };

  return (request, path, query) => {
    const startedAt = performance.now();
    const trace: Trace = {};
    const route = router(request.method, path);
    const operationId = route.kind === 'found' ? route.operation.id : null;
    const wanted = operationId === null ? undefined : faults.take(operationId);
    const response =
      wanted?.status === undefined
        ? withFault(answer(request, path, query, route, trace), wanted)
        : errorResponse(faultError(wanted.status));
    requests.add({
      request,
      response,
      at: clock.now(),
      operationId,
      principalId: trace.principal?.id ?? null,
      principalName: trace.principal?.name ?? null,
      durationMs: performance.now() - startedAt,
      diagnosis: trace.diagnosis ?? null,
    });
    return response;
  };
}

function demandEarlyAccess({ id, earlyAccess }: Operation, { headers }: TenantRequest): void {
  if (earlyAccess === undefined || headers['early-access']?.toLowerCase() === 'true') return;
  throw new TenantApiError(
    403,
    'invalid_request_error',
    `${id} is in early access. Send the header EARLY-ACCESS: true to use it.`,
  );
}

/** What is learnt about a request while it is answered. */
interface Trace {
  principal?: Principal;
  diagnosis?: Diagnosis;
}

function limitHeaders({ limit, remaining, resetSeconds }: Allowance): Record<string, string> {
  return {
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(resetSeconds),
  };
}

function parseBody({ body }: TenantRequest): unknown {
  if (body === undefined || body.length === 0) return undefined;
  const text =
    typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidRequest(`The body is not JSON: ${(error as Error).message}`);
  }
}
