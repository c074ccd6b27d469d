import { renewalMargin } from './renewal-margin.ts';
import type { AuthContext, Authorization, AuthStrategy } from './strategy.ts';

/** The current authorization of one app. */
export interface Authorizer {
  /** The cached one, or the one being fetched: one fetch, however many wait. */
  current(): Authorization | Promise<Authorization>;
  /** Drops an authorization that Benchling refused, unless it has been replaced since. */
  invalidate(refused: Authorization): void;
}

/** Keeps what a strategy gave until shortly before its end, and joins those who wait for the next. */
export function createAuthorizer(strategy: AuthStrategy, context: AuthContext): Authorizer {
  let held: Authorization | undefined;
  let renewAt = Infinity;
  let fetching: Promise<Authorization> | undefined;
  let refused: Authorization | undefined;

  const fetch = async (): Promise<Authorization> => {
    const startedAt = context.clock.now();
    try {
      const fresh = await strategy.authorize(context, refused);
      held = fresh;
      renewAt = renewalTime(startedAt, fresh.expiresAt);
      context.log.debug({ strategy: strategy.name, expiresAt: fresh.expiresAt }, 'authorized');
      return fresh;
    } finally {
      fetching = undefined;
    }
  };

  return {
    current() {
      if (held !== undefined && context.clock.now() < renewAt) return held;
      fetching ??= fetch();
      return fetching;
    },
    invalidate(authorization) {
      if (held !== authorization) return;
      held = undefined;
      refused = authorization;
    },
  };
}

function renewalTime(startedAt: number, expiresAt: number | undefined): number {
  return expiresAt === undefined ? Infinity : expiresAt - renewalMargin(expiresAt - startedAt);
}
