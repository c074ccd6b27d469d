import { NetworkError, type Clock } from '@ligase/core';
import { readJwks, type SigningKey } from './read-jwks.ts';

/** Where keys come from, and how long they are good. */
export interface SigningKeysOptions {
  readonly url: URL;
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  /** How long keys are good; in the second half of it they are fetched anew, and nobody waits. Default: 6 h, Benchling's limit. */
  readonly maxAgeMs?: number;
  /** How long after a fetch an unknown key causes no other. Default: 10 s. */
  readonly pauseMs?: number;
  /** Default: 2 s. */
  readonly timeoutMs?: number;
}

/** The public keys of an app, kept. */
export interface SigningKeys {
  /** Fetched when there are none that are good. @throws {NetworkError} */
  current(): Promise<readonly SigningKey[]>;
  /** Those that came since `known` were read, fetched if that is not too soon. @throws {NetworkError} */
  newerThan(known: readonly SigningKey[]): Promise<readonly SigningKey[]>;
}

/** A fetch that failed may be tried again sooner: without keys every delivery is turned away. */
const failurePauseMs = 1_000;

/** Keeps the keys of a JWKS. However many deliveries wait for them, they are fetched once. */
export function signingKeys(options: SigningKeysOptions): SigningKeys {
  const { clock, maxAgeMs = 6 * 3_600_000, pauseMs = 10_000 } = options;
  let keys: readonly SigningKey[] = [];
  let fetchedAt = -Infinity;
  let triedAt = -Infinity;
  let failure: unknown;
  let underWay: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    triedAt = clock.now();
    try {
      keys = await fetchKeys(options);
      fetchedAt = clock.now();
      failure = undefined;
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      underWay = undefined;
    }
  };
  /** `undefined` when the last fetch was a moment ago. */
  const refresh = (): Promise<void> | undefined => {
    // Both ways, so that a clock that was set back holds nothing up.
    const sinceMs = Math.abs(clock.now() - triedAt);
    if (underWay === undefined && sinceMs >= (failure === undefined ? pauseMs : failurePauseMs)) underWay = load();
    return underWay;
  };

  return {
    async current() {
      const ageMs = Math.abs(clock.now() - fetchedAt);
      if (ageMs >= maxAgeMs) {
        await refresh();
        if (Math.abs(clock.now() - fetchedAt) >= maxAgeMs) throw failure;
      } else if (ageMs >= maxAgeMs / 2) {
        // Whoever comes when the old ones are no longer good is told.
        refresh()?.catch(() => {});
      }
      return keys;
    },
    async newerThan(known) {
      const points = new Set(known.map(({ point }) => point));
      const fresh = (): readonly SigningKey[] => keys.filter(({ point }) => !points.has(point));
      if (fresh().length === 0) await refresh();
      return fresh();
    },
  };
}

async function fetchKeys({ url, fetch, timeoutMs = 2_000 }: SigningKeysOptions): Promise<readonly SigningKey[]> {
  const failed = (why: string, cause?: unknown): NetworkError =>
    new NetworkError(`The keys that webhooks are signed with could not be fetched from ${url.href}: ${why}`, { cause });
  let reply: Response;
  let body: unknown;
  try {
    reply = await fetch(url, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    body = await reply.json().catch(() => undefined);
  } catch (cause) {
    throw failed('no answer', cause);
  }
  if (!reply.ok) throw failed(`answered ${reply.status}. Is the app definition id right?`);
  const keys = readJwks(body);
  if (keys.length === 0) throw failed('the answer has no ES256 key');
  return keys;
}
