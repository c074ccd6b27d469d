import type { OnLate } from './deadlines.ts';

/** How much of a body is read. */
export interface BodyBounds {
  readonly maxBytes: number;
  /** Calls back with the error to reject with when there is no time left. */
  readonly onLate: OnLate;
}

/** A request as it arrives, whatever server it came through. */
export interface Arrival {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** The value of a header, by its lower-case name; several of one name joined by commas. */
  readonly header: (name: string) => string | undefined;
  /**
   * Reads the body as it was sent. Called at most once, and only when the headers are in order.
   * @throws {VerificationError} `WEBHOOK_OVERSIZED` as soon as it is longer than allowed.
   */
  readBody(bounds: BodyBounds): Promise<Uint8Array>;
}

/** What is answered to an arrival. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty when the delivery was acknowledged, else one line of JSON that says why not. */
  readonly body: string;
}
