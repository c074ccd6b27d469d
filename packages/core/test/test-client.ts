import type { Benchling } from '../src/api/benchling.ts';
import { apiKey } from '../src/auth/api-key.ts';
import { createHttp, type Http, type HttpOptions } from '../src/http/create-http.ts';
import { silentLogger } from './silent-logger.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';
import { virtualServer, type Answer, type SeenRequest } from './virtual-server.ts';

/** A client on a server of the test's own, in virtual time. */
export interface TestClient {
  readonly http: Http;
  readonly benchling: Benchling;
  readonly clock: VirtualClock;
  /** What the server received, in order. */
  readonly seen: readonly SeenRequest[];
  /** Lets time pass until the work is done. */
  settle<T>(work: Promise<T>): Promise<T>;
}

/** Options of a test client; all but `handle` have a default. */
export interface TestClientOptions extends Partial<HttpOptions> {
  readonly clock?: VirtualClock;
  readonly latencyMs?: () => number;
  readonly handle: (request: SeenRequest) => Answer;
}

export function testClient({ handle, latencyMs, ...options }: TestClientOptions): TestClient {
  const clock = options.clock ?? virtualClock();
  const server = virtualServer({ clock, handle, ...(latencyMs === undefined ? {} : { latencyMs }) });
  const http = createHttp({
    appName: 'quickstart',
    tenantUrl: 'https://acme.benchling.test',
    auth: apiKey('sk_0123456789'),
    log: silentLogger(),
    random: () => 0.5,
    dispatcher: server.dispatcher,
    ...options,
    clock,
  });
  return { http, benchling: http.benchling, clock, seen: server.seen, settle: (work) => clock.settle(work) };
}

/** The headers with which Benchling tells the state of a budget. */
export function rateHeaders(remaining: number, resetS: number, limit = 300): Readonly<Record<string, string>> {
  return {
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': String(resetS),
  };
}

/** An error in the envelope of API v2. */
export function errorBody(message: string, members: object = {}): { readonly error: object } {
  return { error: { type: 'invalid_request_error', message, userMessage: message, ...members } };
}
