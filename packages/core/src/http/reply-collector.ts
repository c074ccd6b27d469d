import type { Dispatcher } from 'undici';
import type { Deadline, Deadlines } from './deadlines.ts';
import type { HttpRequest, HttpResponse } from './ports.ts';
import { toNetworkError, toTimeoutError } from './transport-failure.ts';

type ReplyHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/**
 * Gathers one reply from undici's dispatcher. Its own handler instead of `undici.request`, whose stream for each reply
 * costs more than everything else in the pipeline together (docs/decisions/020).
 */
export class ReplyCollector implements Dispatcher.DispatchHandler, Deadline {
  dueAt: number = Infinity;
  readonly #request: HttpRequest;
  readonly #origin: string;
  readonly #deadlines: Deadlines;
  readonly #onAbort: (() => void) | undefined;
  #waiting: Waiting | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: ReplyHeaders | undefined;
  #chunk: Buffer | undefined;
  #chunks: Buffer[] | undefined;

  constructor(request: HttpRequest, origin: string, deadlines: Deadlines, waiting: Waiting) {
    this.#request = request;
    this.#origin = origin;
    this.#deadlines = deadlines;
    this.#waiting = waiting;
    if (request.signal !== undefined) {
      this.#onAbort = () => this.#giveUp(request.signal?.reason);
      request.signal.addEventListener('abort', this.#onAbort, { once: true });
    }
  }

  /** The request is about to be written; an error before this means that nothing was sent. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#waiting === undefined) {
      controller.abort(new Error('nobody waits for the reply'));
      return;
    }
    this.#controller = controller;
    // A socket lives in the machine's time, whatever clock the app was handed.
    this.dueAt = performance.now() + this.#request.timeoutMs;
    this.#deadlines.add(this);
  }

  /** The time for this attempt is over. */
  miss(): void {
    this.#giveUp(toTimeoutError(this.#request, this.#origin));
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
    const bytes = this.#chunks === undefined ? this.#chunk : Buffer.concat(this.#chunks);
    const headers = this.#headers ?? {};
    this.#finish()?.resolve(new Reply(this.#status, headers, bytes));
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    const sent = this.#controller !== undefined;
    this.#finish()?.reject(toNetworkError(this.#request, this.#origin, error, sent));
  }

  #giveUp(reason: unknown): void {
    const controller = this.#controller;
    this.#finish()?.reject(reason);
    controller?.abort(new Error('nobody waits for the reply'));
  }

  /** Who waits, if somebody still does. Lets go of the reply, since undici and a long-lived signal may hold on to this. */
  #finish(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#deadlines.remove(this);
    if (this.#onAbort !== undefined) this.#request.signal?.removeEventListener('abort', this.#onAbort);
    this.#waiting = undefined;
    this.#controller = undefined;
    this.#headers = undefined;
    this.#chunk = undefined;
    this.#chunks = undefined;
    return waiting;
  }
}

/** Who waits for a reply. */
export interface Waiting {
  resolve(this: void, response: HttpResponse): void;
  reject(this: void, reason: unknown): void;
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
