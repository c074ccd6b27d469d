import { inTime } from '../sharing/in-time.ts';
import type { SharedState } from '../sharing/shared-state.ts';
import { renewalMargin } from './renewal-margin.ts';
import { tokenSealer } from './sealed-token.ts';
import type { AuthContext, Authorization, AuthStrategy } from './strategy.ts';

/** What is kept of a token. */
interface KeptToken {
  readonly sealed?: string;
  readonly lifetimeMs?: number;
  /** In the state's own time. */
  readonly endsAt?: number;
  /** Whoever fetches the next one has until then. */
  readonly fetchUntil?: number;
}

/** What a look at the kept token gives: the token, the task to fetch one, or neither: somebody else does. */
type Look = { readonly header: string; readonly leftMs: number } | 'fetch' | 'wait';

const fetchMs = 15_000;
const lookAgainMs = 50;

/**
 * A strategy whose token all processes of an app share: one fetches it, the others take it from `state`, where it is kept
 * encrypted with the credential's own secret. While the state cannot be reached, each fetches its own.
 */
export function sharedToken(strategy: AuthStrategy, state: SharedState, key: string): AuthStrategy {
  const { secret } = strategy;
  if (secret === undefined) return strategy;
  const sealer = tokenSealer(secret, key);

  const look = (refused: Authorization | undefined): Promise<Look> =>
    state.change<Look>(key, (kept, now) => {
      const { sealed, lifetimeMs = 0, endsAt = 0, fetchUntil = 0 } = (kept ?? {}) as KeptToken;
      const leftMs = endsAt - now;
      const header = sealed === undefined || leftMs <= renewalMargin(lifetimeMs) ? undefined : sealer.open(sealed);
      if (header !== undefined && header !== refused?.header) return { give: { header, leftMs } };
      if (now < fetchUntil) return { give: 'wait' };
      return { keep: { ...(kept as KeptToken), fetchUntil: now + fetchMs }, give: 'fetch' };
    });

  /** Keeps what was fetched, or that nothing was, so that another may try. */
  const keep = (lifetimeMs: number, header: string | undefined): Promise<void> =>
    state.change(key, (kept, now) => ({
      keep:
        header === undefined
          ? { ...(kept as KeptToken), fetchUntil: 0 }
          : { sealed: sealer.seal(header), lifetimeMs, endsAt: now + lifetimeMs },
      give: undefined,
    }));

  const fetch = async (context: AuthContext): Promise<Authorization> => {
    let lifetimeMs = 0;
    let header: string | undefined;
    try {
      const fetched = await strategy.authorize(context);
      const { expiresAt } = fetched;
      // What never ends is no token; it is not kept, since nobody could tell when to forget it.
      if (expiresAt !== undefined) [header, lifetimeMs] = [fetched.header, expiresAt - context.clock.now()];
      return fetched;
    } finally {
      await inTime(keep(lifetimeMs, header)).catch((error: unknown) =>
        context.log.warn({ err: error }, 'the token could not be shared: other processes fetch their own'),
      );
    }
  };

  return {
    name: strategy.name,
    secret,
    async authorize(context, refused) {
      const { clock, log, secrets } = context;
      for (;;) {
        const seen = await inTime(look(refused)).catch((error: unknown) => {
          log.warn({ err: error }, 'the shared token cannot be reached: this process fetches its own');
          return 'alone' as const;
        });
        if (seen === 'alone') return await strategy.authorize(context);
        if (seen === 'fetch') return await fetch(context);
        if (seen === 'wait') {
          await clock.sleep(lookAgainMs);
          continue;
        }
        secrets.add(seen.header.replace(/^\w+ /, ''));
        return { header: seen.header, expiresAt: clock.now() + seen.leftMs };
      }
    },
  };
}
