/** A request that was answered. */
export interface AnsweredRequest {
  /** Milliseconds since 1970, by the tenant's clock. */
  readonly at: number;
  readonly method: string;
  /** Without the query, which may hold names of people and samples. */
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

/** The latest requests. */
export interface RequestLog {
  add(request: AnsweredRequest): void;
  /** The newest first. */
  list(limit?: number): AnsweredRequest[];
  clear(): void;
}

/** Keeps the latest requests in memory; `size` defaults to 1,000. */
export function createRequestLog(size = 1000): RequestLog {
  let requests: AnsweredRequest[] = [];
  return {
    add(request) {
      requests.push(request);
      // Cut only now and then, so that adding stays cheap.
      if (requests.length >= 2 * size) requests = requests.slice(-size);
    },
    list: (limit = size) => requests.slice(-Math.min(limit, size)).toReversed(),
    clear: () => {
      requests = [];
    },
  };
}
