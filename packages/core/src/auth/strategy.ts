import type { Clock } from '../http/ports.ts';
import type { Logger } from '../logging/logger.ts';

/** Sends a token request past the pipeline's throttle, retry and authorization. */
export type SendTokenRequest = (request: {
  /** From the root of the tenant's host. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<{ readonly status: number; readonly text: string }>;

/** What a strategy is handed when it must produce an authorization. */
export interface AuthContext {
  readonly tenantUrl: URL;
  readonly send: SendTokenRequest;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The value of the `Authorization` header, and until when it holds (milliseconds since 1970). */
export interface Authorization {
  readonly header: string;
  readonly expiresAt?: number;
}

/** A way for an app to say who it is. */
export interface AuthStrategy {
  /** For logs and errors; never a secret. */
  readonly name: string;
  /** Fetches or makes a fresh authorization. Caching, joining of concurrent fetches and renewal are core's. */
  authorize(context: AuthContext): Promise<Authorization>;
}
