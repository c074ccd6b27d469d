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

  const fetch = async (): Promise<Authorization> => {
    const startedAt = context.clock.now();
    try {
      const fresh = await strategy.authorize(context);
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
    invalidate(refused) {
      if (held === refused) held = undefined;
    },
  };
}

/** A tenth of the lifetime before the end, but at least 1 s and at most 60 s: what Benchling's own SDK does. */
function renewalTime(startedAt: number, expiresAt: number | undefined): number {
  if (expiresAt === undefined) return Infinity;
  const marginMs = Math.min(Math.max((expiresAt - startedAt) / 10, 1_000), 60_000);
  return expiresAt - marginMs;
}
