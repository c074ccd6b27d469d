import type { Dispatcher } from 'undici';
import type { HttpRequest, HttpResponse } from './ports.ts';
import { toNetworkError, toTimeoutError } from './transport-failure.ts';

type ReplyHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/**
 * Gathers one reply from undici's dispatcher. Its own handler instead of `undici.request`, whose stream for each reply
 * costs more than everything else in the pipeline together (docs/decisions/020).
 */
export class ReplyCollector implements Dispatcher.DispatchHandler {
  readonly #request: HttpRequest;
  readonly #origin: string;
  readonly #resolve: (response: HttpResponse) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #onAbort: (() => void) | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #done = false;
  #status = 0;
  #headers: ReplyHeaders = {};
  #chunk: Buffer | undefined;
  #chunks: Buffer[] | undefined;

  constructor(
    request: HttpRequest,
    origin: string,
    resolve: (response: HttpResponse) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#request = request;
    this.#origin = origin;
    this.#resolve = resolve;
    this.#reject = reject;
    if (request.signal !== undefined) {
      this.#onAbort = () => this.#fail(request.signal?.reason);
      request.signal.addEventListener('abort', this.#onAbort, { once: true });
    }
  }

  /** The request is about to be written; an error before this means that nothing was sent. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#done) {
      controller.abort(new Error('nobody waits for the reply'));
      return;
    }
    this.#controller = controller;
    const { timeoutMs } = this.#request;
    // A socket lives in the machine's time, whatever clock the app was handed.
    this.#timer = setTimeout(() => this.#fail(toTimeoutError(this.#request, this.#origin)), timeoutMs);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: ReplyHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#chunk === undefined) this.#chunk = chunk;
    else (this.#chunks ??= [this.#chunk]).push(chunk);
  }

  onResponseEnd(): void {
    if (this.#done) return;
    this.#finish();
    const bytes = this.#chunks === undefined ? this.#chunk : Buffer.concat(this.#chunks);
    this.#resolve(new Reply(this.#status, this.#headers, bytes));
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    if (this.#done) return;
    this.#finish();
    this.#reject(toNetworkError(this.#request, this.#origin, error, this.#controller !== undefined));
  }

  #fail(reason: unknown): void {
    if (this.#done) return;
    this.#finish();
    this.#controller?.abort(new Error('nobody waits for the reply'));
    this.#reject(reason);
  }

  #finish(): void {
    this.#done = true;
    clearTimeout(this.#timer);
    if (this.#onAbort !== undefined) this.#request.signal?.removeEventListener('abort', this.#onAbort);
  }
}

class Reply implements HttpResponse {
  readonly status: number;
  readonly body: unknown;
  readonly #headers: ReplyHeaders;

  constructor(status: number, headers: ReplyHeaders, bytes: Buffer | undefined) {
    this.status = status;
    this.#headers = headers;
    this.body = bytes === undefined || bytes.length === 0 ? undefined : parse(bytes.toString(), this);
  }

  header(name: string): string | undefined {
    const value = this.#headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  }
}

/** No reviver: it would cost six times the parsing. What is not the JSON it claims to be stays text. */
function parse(text: string, reply: Reply): unknown {
  if (reply.header('content-type')?.includes('json') !== true) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
