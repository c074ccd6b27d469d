import type { TenantRequest, TenantResponse } from '@ligase/tenant';
import { Dispatcher } from 'undici';
import type { FakeClock } from './fake-clock.ts';

/** Something that answers requests in this process: a tenant. */
export interface InProcessTenant {
  handle(request: TenantRequest): TenantResponse | Promise<TenantResponse>;
}

/** How the dispatcher behaves. */
export interface TenantDispatcherOptions {
  /** Time that is not skipped while a request is under way. Default: none. */
  readonly clock?: Pick<FakeClock, 'hold'>;
}

/**
 * An undici dispatcher that hands every request to a tenant in the same process: no socket, no port, the same client code. The
 * answer comes in a later turn of the event loop, as one from a network would.
 */
export function tenantDispatcher(tenant: InProcessTenant, options: TenantDispatcherOptions = {}): Dispatcher {
  return new TenantDispatcher(tenant, options.clock);
}

class TenantDispatcher extends Dispatcher {
  readonly #tenant: InProcessTenant;
  readonly #clock: Pick<FakeClock, 'hold'> | undefined;

  constructor(tenant: InProcessTenant, clock: Pick<FakeClock, 'hold'> | undefined) {
    super();
    this.#tenant = tenant;
    this.#clock = clock;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const release = this.#clock?.hold();
    setImmediate(() => {
      const exchange = new Exchange(handler, release);
      try {
        handler.onRequestStart?.(exchange, null);
        if (exchange.aborted) return;
        const answer = this.#tenant.handle(toTenantRequest(options));
        if (answer instanceof Promise) answer.then(exchange.answer, exchange.fail);
        else exchange.answer(answer);
      } catch (error) {
        exchange.fail(error);
      }
    });
    return true;
  }

  override close(callback?: () => void): Promise<void> {
    callback?.();
    return Promise.resolve();
  }

  override destroy(...given: readonly unknown[]): Promise<void> {
    const callback = given.at(-1);
    if (typeof callback === 'function') (callback as () => void)();
    return Promise.resolve();
  }
}

/** One request and its answer; what the handler steers it by. */
class Exchange implements Dispatcher.DispatchController {
  readonly #handler: Dispatcher.DispatchHandler;
  readonly #release: (() => void) | undefined;
  reason: Error | null = null;
  aborted = false;
  readonly paused = false;

  constructor(handler: Dispatcher.DispatchHandler, release: (() => void) | undefined) {
    this.#handler = handler;
    this.#release = release;
  }

  abort(reason: Error): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    this.#release?.();
    this.#handler.onResponseError?.(this, reason);
  }

  pause(): void {
    // The whole answer is in memory already: the handler gets it in one piece.
  }

  resume(): void {
    // As above.
  }

  readonly answer = (response: TenantResponse): void => {
    const { delayMs = 0, dropConnection = false } = response.fault ?? {};
    const reply = (): void => (dropConnection ? this.abort(connectionReset()) : this.#reply(response));
    if (delayMs > 0) setTimeout(reply, delayMs);
    else reply();
  };

  readonly fail = (error: unknown): void => {
    this.abort(error instanceof Error ? error : new Error(String(error)));
  };

  #reply(response: TenantResponse): void {
    if (this.aborted) return;
    const headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    this.#handler.onResponseStart?.(this, response.status, headers);
    const body = typeof response.body === 'string' ? Buffer.from(response.body) : bufferOver(response.body);
    if (body.length > 0) this.#handler.onResponseData?.(this, body);
    if (this.aborted) return;
    this.#release?.();
    this.#handler.onResponseEnd?.(this, {});
  }
}

function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}

function toTenantRequest({ method, path, headers, body }: Dispatcher.DispatchOptions): TenantRequest {
  if (body !== null && body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array))
    throw new TypeError('tenantDispatcher takes text and bytes as a body, not a stream or a form');
  return {
    method,
    url: path,
    headers: toRecord(headers),
    ...(body !== null && body !== undefined && { body }),
    remoteAddress: '127.0.0.1',
  };
}

function toRecord(headers: Dispatcher.DispatchOptions['headers']): Record<string, string> {
  const record: Record<string, string> = {};
  const add = (name: string, value: string | number | readonly string[] | undefined): void => {
    if (value !== undefined) record[name.toLowerCase()] = typeof value === 'object' ? value.join(', ') : String(value);
  };
  if (Array.isArray(headers)) for (let i = 0; i + 1 < headers.length; i += 2) add(String(headers[i]), headers[i + 1]);
  else if (headers !== null && headers !== undefined)
    for (const [name, value] of Symbol.iterator in headers ? headers : Object.entries(headers)) add(name, value);
  return record;
}

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
