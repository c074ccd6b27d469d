import type { Clock, HttpResponse } from '../http/ports.ts';
import type { Logger } from '../logging/logger.ts';
import type { Secret } from './secret.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/**
 * Sends a token request past the pipeline's throttle and authorization, and repeats it when the network or the tenant
 * falters. A reply of any status resolves.
 */
export type SendTokenRequest = (request: {
  /** From the root of the tenant's host. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}) => Promise<HttpResponse>;

/** What a strategy is handed when it must produce an authorization. */
export interface AuthContext {
  /** For errors: whose credential it is. */
  readonly appName: string;
  readonly tenantUrl: URL;
  readonly send: SendTokenRequest;
  readonly clock: Clock;
  readonly log: Logger;
  /** Must be told of every secret that the strategy uses, before it is sent. */
  readonly secrets: SecretKeeper;
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
  /**
   * What all processes with this credential know, and nobody else: with it, what they share of it is encrypted. Without it they
   * share nothing, and each fetches its own.
   */
  readonly secret?: Secret;
  /**
   * Fetches or makes a fresh authorization. Caching, joining of concurrent fetches and renewal are core's. `refused` is the one
   * that Benchling refused last, if it did.
   */
  authorize(context: AuthContext, refused?: Authorization): Promise<Authorization>;
}
