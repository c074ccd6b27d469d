import type { Dispatcher } from 'undici';
import type { VirtualClock } from './virtual-clock.ts';

/** A request as a server sees it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a server answers; `drop` breaks the connection after the request was read. */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  | 'drop';

/** A server in virtual time: an undici dispatcher whose network is two sleeps. */
export function virtualServer(options: {
  readonly clock: VirtualClock;
  /** Of one way; default none. */
  readonly latencyMs?: () => number;
  handle(request: SeenRequest): Answer;
}): { readonly dispatcher: Pick<Dispatcher, 'dispatch'>; readonly seen: SeenRequest[] } {
  const { clock, latencyMs = () => 0 } = options;
  const seen: SeenRequest[] = [];

  const serve = async (opts: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): Promise<void> => {
    const aborted = new AbortController();
    const controller: Dispatcher.DispatchController = {
      aborted: false,
      paused: false,
      reason: null,
      abort: (reason) => aborted.abort(reason),
      pause() {},
      resume() {},
    };
    handler.onRequestStart?.(controller, null);
    await clock.sleep(latencyMs());
    const request = {
      method: opts.method,
      path: opts.path,
      headers: opts.headers as Record<string, string>,
      body: typeof opts.body === 'string' ? opts.body : '',
    };
    seen.push(request);
    const answer = options.handle(request);
    await clock.sleep(latencyMs());
    if (aborted.signal.aborted) return;
    if (answer === 'drop') {
      handler.onResponseError?.(controller, Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }));
      return;
    }
    const { status, headers = {}, body } = answer;
    handler.onResponseStart?.(controller, status, { 'content-type': 'application/json', ...headers });
    if (body !== undefined) handler.onResponseData?.(controller, Buffer.from(JSON.stringify(body)));
    handler.onResponseEnd?.(controller, {});
  };

  return {
    seen,
    dispatcher: {
      dispatch(opts, handler) {
        void serve(opts, handler);
        return true;
      },
    },
  };
}
