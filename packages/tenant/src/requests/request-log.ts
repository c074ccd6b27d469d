import type { TenantRequest, TenantResponse } from '../request.ts';
import { shownExchange, type Exchange } from './shown-exchange.ts';

/** A request that was answered. */
export interface AnsweredRequest {
  /** The order in which they were answered, from 1 since the tenant started. */
  readonly number: number;
  /** Milliseconds since 1970, by the tenant's clock. */
  readonly at: number;
  readonly method: string;
  /** Without the query, which {@link RequestDetail} has: it may hold names of people and samples. */
  readonly path: string;
  readonly operationId: string | null;
  readonly principalId: string | null;
  readonly principalName: string | null;
  readonly status: number;
  /** How long the tenant worked on it. */
  readonly durationMs: number;
  /** Why the caller was not known, which the caller itself is never told. */
  readonly diagnosis: string | null;
}

/** Which requests to read. */
export interface RequestFilter {
  /** A user's or an app's. */
  readonly principalId?: string;
  readonly operationId?: string;
  /** Such as `404`, or `4xx` for every status from 400 to 499. */
  readonly status?: string;
  /** Only those answered before this one. */
  readonly beforeNumber?: number;
  /** The newest so many; default all that are kept. */
  readonly limit?: number;
}

/** A request with what was sent and answered. */
export type RequestDetail = AnsweredRequest & Exchange;

/** What is noted of a request. */
export type NewRequest = Omit<AnsweredRequest, 'number' | 'method' | 'path' | 'status'> & {
  readonly request: TenantRequest;
  readonly response: TenantResponse;
};

/** The latest requests. */
export interface RequestLog {
  add(request: NewRequest): void;
  /** The newest first. */
  list(filter?: RequestFilter): AnsweredRequest[];
  /** With its bodies; `undefined` when it is kept no more. */
  get(number: number): RequestDetail | undefined;
  /** How many there have been. */
  readonly count: number;
  clear(): void;
}

type Kept = AnsweredRequest & { readonly exchange: Exchange };

/** Keeps the latest requests in memory; `size` defaults to 1,000. */
export function createRequestLog(size = 1000): RequestLog {
  let requests: Kept[] = [];
  let count = 0;
  return {
    get count() {
      return count;
    },
    add({ request, response, ...noted }) {
      count += 1;
      const { method, url } = request;
      const mark = url.indexOf('?');
      const path = mark < 0 ? url : url.slice(0, mark);
      const exchange = shownExchange(request, response);
      requests.push({ number: count, method, path, status: response.status, ...noted, exchange });
      // Cut only now and then, so that adding stays cheap.
      if (requests.length >= 2 * size) requests = requests.slice(-size);
    },
    list({ principalId, operationId, status, beforeNumber = Infinity, limit = size } = {}) {
      const found: AnsweredRequest[] = [];
      const oldest = Math.max(0, requests.length - size);
      for (let index = requests.length - 1; index >= oldest && found.length < limit; index -= 1) {
        const { exchange: _, ...request } = requests[index] as Kept;
        if (request.number >= beforeNumber) continue;
        if (principalId !== undefined && request.principalId !== principalId) continue;
        if (operationId !== undefined && request.operationId !== operationId) continue;
        if (status !== undefined && !isStatus(request.status, status)) continue;
        found.push(request);
      }
      return found;
    },
    get(number) {
      const found = requests.find((request) => request.number === number);
      if (found === undefined) return undefined;
      const { exchange, ...request } = found;
      return { ...request, ...exchange };
    },
    clear: () => {
      requests = [];
    },
  };
}

function isStatus(status: number, wanted: string): boolean {
  return wanted.endsWith('xx') ? String(status).startsWith(wanted.charAt(0)) : String(status) === wanted;
}
