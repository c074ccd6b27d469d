import type { Dispatcher } from 'undici';
import type { Deadline, Deadlines } from './deadlines.ts';
import type { JoinPieces } from './join-pieces.ts';
import type { HttpRequest, HttpResponse } from './ports.ts';
import { toNetworkError, toTimeoutError } from './transport-failure.ts';

type ReplyHeaders = Parameters<NonNullable<Dispatcher.DispatchHandler['onResponseStart']>>[2];

/**
 * Gathers one reply from undici's dispatcher. Its own handler instead of `undici.request`, whose stream for each reply
 * costs more than everything else in the pipeline together (docs/decisions/020).
 */
export class ReplyCollector implements Dispatcher.DispatchHandler, Deadline {
  dueAt = 0;
  place = 0;
  readonly #request: HttpRequest;
  readonly #shared: Shared;
  readonly #onAbort: (() => void) | undefined;
  #waiting: Waiting | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #headers: ReplyHeaders | undefined;
  #chunk: Buffer | undefined;
  #chunks: Buffer[] | undefined;

  constructor(request: HttpRequest, shared: Shared, waiting: Waiting) {
    this.#request = request;
    this.#shared = shared;
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
    this.#request.trace.written += 1;
    this.#controller = controller;
    this.#shared.deadlines.add(this, this.#request.timeoutMs);
  }

  /** The time for this attempt is over. */
  miss(): void {
    this.#giveUp(toTimeoutError(this.#request, this.#shared.origin));
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
    const text = this.#chunks === undefined ? this.#chunk?.toString() : this.#shared.join(this.#chunks);
    const headers = this.#headers ?? {};
    this.#finish()?.resolve(new Reply(this.#status, headers, text));
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: unknown): void {
    const sent = this.#controller !== undefined;
    this.#finish()?.reject(toNetworkError(this.#request, this.#shared.origin, error, sent));
  }

  #giveUp(reason: unknown): void {
    const controller = this.#controller;
    this.#finish()?.reject(reason);
    controller?.abort(new Error('nobody waits for the reply'));
  }

  /** Who waits, if somebody still does. Lets go of the reply, since undici and a long-lived signal may hold on to this. */
  #finish(): Waiting | undefined {
    const waiting = this.#waiting;
    this.#shared.deadlines.remove(this);
    if (this.#onAbort !== undefined) this.#request.signal?.removeEventListener('abort', this.#onAbort);
    this.#waiting = undefined;
    this.#controller = undefined;
    this.#headers = undefined;
    this.#chunk = undefined;
    this.#chunks = undefined;
    return waiting;
  }
}

/** What the collectors of one transport have in common. */
export interface Shared {
  readonly origin: string;
  readonly deadlines: Deadlines;
  readonly join: JoinPieces;
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

  constructor(status: number, headers: ReplyHeaders, text: string | undefined) {
    this.status = status;
    this.#headers = headers;
    this.body = text === undefined || text === '' ? undefined : parse(text, this);
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
