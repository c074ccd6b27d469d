import type { SessionMessage } from './session-messages.ts';

/** A piece of work that people can follow. */
export interface SessionOptions {
  /** The app as it is installed, `app_…`. */
  readonly appId: string;
  /** 3 to 100 characters; it cannot be changed. */
  readonly name: string;
  /** After so long without an end Benchling shows that it timed out. 1 to 2,592,000, which is 30 days. */
  readonly timeoutSeconds: number;
  /** Default: none. */
  readonly messages?: readonly SessionMessage[];
}

/**
 * A session that runs. Messages add to those before; Benchling keeps the last ten, each of 3 to 200 characters, and they are
 * cut to that. After its end nothing more is sent.
 */
export interface Session {
  /** `sesn_…`: a canvas whose `sessionId` it is shows its messages. */
  readonly id: string;
  tell(...messages: readonly SessionMessage[]): Promise<void>;
  succeed(...messages: readonly SessionMessage[]): Promise<void>;
  /** Ends it as completed with warnings. */
  warn(...messages: readonly SessionMessage[]): Promise<void>;
  fail(...messages: readonly SessionMessage[]): Promise<void>;
  /** Gives it more time: `timeoutSeconds` counts from its start and can only grow. */
  extend(timeoutSeconds: number): Promise<void>;
}

/** What an app says of work that takes longer. */
export interface Sessions {
  /** @throws {UnknownOutcomeError} when no answer came: Benchling then ends the session by its time. */
  start(options: SessionOptions): Promise<Session>;
  /**
   * Does work within a session and always ends it: as succeeded, or as failed when the work throws or the app stops. A
   * refusal is told in its own words, anything else only by the id of the run.
   * @throws what the work throws. That an end could not be sent is logged, and left to the session's time.
   */
  run<T>(options: SessionOptions, work: (session: Session, signal: AbortSignal) => Promise<T>): Promise<T>;
}
