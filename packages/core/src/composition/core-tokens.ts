import type { Benchling } from '../api/benchling.ts';
import type { CallScope } from '../http/call-scope.ts';
import type { Clock } from '../http/ports.ts';
import type { Logger } from '../logging/logger.ts';
import { token, type Token } from './token.ts';

/** Who an app is, without its secret. */
export interface AppIdentity {
  readonly name: string;
  readonly tenantUrl: URL;
  /** What its credential is, for logs: `client credentials of Ts7jtwPohM`. */
  readonly credential: string;
}

/** The typed client of the Benchling API, acting as the app. */
export const benchling: Token<Benchling, 'benchling'> = token<Benchling>()('benchling');

/** The app's logger. Plugins get their own, stamped with their name, as `log`. */
export const logger: Token<Logger, 'logger'> = token<Logger>()('logger');

/** The app's time. */
export const clock: Token<Clock, 'clock'> = token<Clock>()('clock');

/** Who the app is. */
export const identity: Token<AppIdentity, 'identity'> = token<AppIdentity>()('identity');

/** What belongs to the run that is under way: who asked, and for which run. */
export const scope: Token<CallScope, 'scope'> = token<CallScope>()('scope');
