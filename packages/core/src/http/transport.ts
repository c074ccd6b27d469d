import type { Dispatcher, Pool } from 'undici';
import { createDeadlines } from './deadlines.ts';
import { createJoinPieces } from './join-pieces.ts';
import type { HttpRequest, HttpResponse, Send } from './ports.ts';
import { ReplyCollector, type Shared } from './reply-collector.ts';

/** Options of {@link createTransport}. */
export interface TransportOptions {
  readonly tenantUrl: URL;
  /** How many connections to the tenant may be open at once; at least 2, or prefetching gains nothing. Default 16. */
  readonly connections?: number;
  /** Sends through this dispatcher instead of the network, and leaves its closing to whoever made it. */
  readonly dispatcher?: Pick<Dispatcher, 'dispatch'>;
}

/** The innermost `Send`: one request, one reply, no second try. */
export interface Transport {
  readonly send: Send;
  /** Ends the connections. Requests that are under way fail. */
  close(): Promise<void>;
}

const maxConnectMs = 10_000;

/**
 * Speaks HTTP/1.1 through undici, which is loaded at the first request. A failure is a `NetworkError` or a
 * `TimeoutError` whose `details.sent` says whether the request had left; an abort rejects with the signal's own reason.
 */
export function createTransport(options: TransportOptions): Transport {
  const { origin } = options.tenantUrl;
  const shared: Shared = { origin, deadlines: createDeadlines(), join: createJoinPieces() };
  let dispatcher = options.dispatcher;
  let pool: Promise<Pool> | undefined;

  const open = async (): Promise<Pool> => {
    const { Pool } = await import('undici');
    const opened = new Pool(origin, {
      connections: Math.max(options.connections ?? 16, 2),
      // Benchling answers one request of a connection at a time, so a second one behind it could only be lost with it.
      pipelining: 1,
      allowH2: false,
      connect: { timeout: maxConnectMs },
      // The collector has one deadline for the whole attempt.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    dispatcher = opened;
    return opened;
  };

  const dispatch = (to: Pick<Dispatcher, 'dispatch'>, request: HttpRequest): Promise<HttpResponse> =>
    new Promise((resolve, reject) => {
      request.signal?.throwIfAborted();
      request.trace.attempts += 1;
      const { method, path, headers, body } = request;
      const collector = new ReplyCollector(request, shared, { resolve, reject });
      try {
        to.dispatch({ origin, method, path, headers, body: body ?? null }, collector);
      } catch (error) {
        collector.onResponseError(null, error);
      }
    });

  return {
    send(request) {
      if (dispatcher !== undefined) return dispatch(dispatcher, request);
      pool ??= open();
      return pool.then((opened) => dispatch(opened, request));
    },
    async close() {
      await (await pool)?.destroy();
    },
  };
}
