import type { Method, Operation } from '@ligase/benchling-api';

/** Time as a port: everything in core that waits or looks at the time asks this. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after `ms`; rejects with the signal's reason as soon as that aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Who asked for something: a person, a device, a schedule, or the app on its own account. */
export interface Actor {
  readonly kind: 'user' | 'device' | 'schedule' | 'app';
  readonly id: string;
}

/** What belongs to a run and is stamped onto every request made within it. */
export interface CallContext {
  readonly actor?: Actor;
  /** The name of the workflow, such as `register-sequence`. */
  readonly workflow?: string;
  readonly runId?: string;
  /** The step of the run, such as `notify`. */
  readonly step?: string;
  /** Which attempt at the step this is, also of those that died with their process; from 1. */
  readonly stepAttempt?: number;
  /** Ties together everything that one trigger caused. Made by core when none is handed in. */
  readonly correlationId: string;
}

/** One request on its way through the pipeline. */
export interface HttpRequest {
  readonly method: Method;
  /** From the root of the host, with the query: `/api/v2/entries?pageSize=50`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Already encoded. */
  readonly body: string | Uint8Array | undefined;
  /** The row of the operation table. */
  readonly operation: Operation;
  /** The values of the path's placeholders, in order. */
  readonly pathValues: readonly string[];
  /** Whether sending it twice does no more than sending it once. */
  readonly idempotent: boolean;
  readonly context: CallContext;
  readonly signal: AbortSignal | undefined;
  /** How long one attempt may take, from the moment it is written to a connection. */
  readonly timeoutMs: number;
  /** `low` lets every waiting `normal` request go first: prefetched pages, polls of tasks. */
  readonly priority: 'normal' | 'low';
  /** What layers find out on the way, for those further out. */
  readonly trace: HttpTrace;
}

/** What the layers learn of one request while they work on it. */
export interface HttpTrace {
  /** How many times the request was sent. */
  attempts: number;
  /** How many of these began to be written to a connection: with the others, the server saw nothing. */
  written: number;
}

/** A reply, whatever its status. */
export interface HttpResponse {
  readonly status: number;
  /** The value of a header, by its lower-case name. */
  header(name: string): string | undefined;
  /** Parsed when it is JSON, otherwise text; `undefined` when empty. */
  readonly body: unknown;
}

/** Sends a request and gives its reply. Replies of 400 and above resolve; only `request()` turns them into errors. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * A layer around the sending of requests. It names its phase; the order in which layers are installed means nothing.
 * `observe` is outermost and sees a call once, `authorize` is innermost and sees every attempt.
 */
export interface HttpLayer {
  readonly name: string;
  readonly phase: 'observe' | 'retry' | 'throttle' | 'authorize';
  wrap(next: Send): Send;
}
