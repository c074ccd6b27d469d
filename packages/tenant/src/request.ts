import type { Operation } from '@ligase/benchling-api';
import type { Principal } from './identity/principal.ts';
import type { TaskFailure } from './tasks/tasks.ts';

/** A request as it came over the wire, or from a client in the same process. */
export interface TenantRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array;
  readonly remoteAddress?: string;
}

/** The reply to it. `body` is ready to be sent. */
export interface TenantResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** Sends more after the body for as long as somebody listens; gives what ends it. */
  readonly follow?: (send: (text: string) => void) => () => void;
  /** What shall go wrong on the way back, when a fault was asked for: an answer that is late, or that never comes. */
  readonly fault?: { readonly delayMs?: number; readonly dropConnection?: boolean };
}

/** One call of an operation: authenticated, counted against its limit, its parameters and body checked against the contract. */
export interface Call {
  readonly operation: Operation;
  readonly principal: Principal;
  /** The path's placeholders by name. */
  readonly path: Readonly<Record<string, string>>;
  /** Query parameters by name; numbers, booleans and comma lists already decoded as the contract declares them. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The parsed body; its shape is what the contract declares for the operation. */
  readonly body: unknown;
  readonly remoteAddress: string;
}

/** What a handler answers. The status defaults to the operation's declared success. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Serialised unless it is a {@link RawJson}. */
  readonly body?: unknown;
}

/** JSON text that is spliced into the answer as it is. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** Answers one operation. Runs inside one transaction when the operation writes. */
export type Handler = (call: Call) => Reply;

/**
 * Does the work of one task, in one transaction, and gives the task's `response`, or a {@link TaskFailure}.
 * What it throws is the task's failure as well, and nothing of its work stays.
 */
export type TaskHandler = (call: Call) => object | TaskFailure;

/** Answers a request as it came. Opens its own transactions. */
export type RawHandler = (request: TenantRequest) => TenantResponse;

/** Answers whatever lies below a path; at once, unless it has to wait for something. */
export type Mount = (request: TenantRequest) => TenantResponse | Promise<TenantResponse>;
