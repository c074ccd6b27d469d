import { isLigaseError, type Clock, type Logger } from '@ligase/core';

/** Receives once; gives how long to wait before it is done again. */
export type Round = (signal: AbortSignal) => Promise<number>;

/** What rounds are made with. */
export interface RoundsOptions {
  readonly round: Round;
  /** How long to wait after the first failure; each further one in a row doubles it, up to five minutes. */
  readonly everyMs: number;
  readonly clock: Clock;
  readonly log: Logger;
  /** Ends the rounds. */
  readonly signal: AbortSignal;
}

/** Rounds under way. */
export interface Rounds {
  /** Throws what the last round failed with. */
  check(): void;
  /** Resolves after the signal, when no round is under way any more. Never rejects. */
  readonly ended: Promise<void>;
}

const longestWaitMs = 300_000;

/** Does one round after the other until the signal says otherwise. A round that fails is logged, and tried again later. */
export function workInRounds({ round, everyMs, clock, log, signal }: RoundsOptions): Rounds {
  let failure: { readonly error: unknown; readonly times: number } | undefined;

  const once = async (): Promise<number> => {
    try {
      const waitMs = await round(signal);
      if (failure !== undefined) log.info({ failures: failure.times }, 'receives again');
      failure = undefined;
      return waitMs;
    } catch (error) {
      if (signal.aborted) return 0;
      failure = { error, times: (failure?.times ?? 0) + 1 };
      const waitMs = Math.min(longestWaitMs, Math.max(1, everyMs) * 2 ** failure.times);
      const passes = isLigaseError(error) && error.retryable;
      log[passes ? 'warn' : 'error']({ err: error, waitMs }, 'could not receive; it is tried again');
      return waitMs;
    }
  };
  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      const waitMs = await once();
      if (waitMs > 0 && !signal.aborted) await clock.sleep(waitMs, signal).catch(() => undefined);
    }
  };

  return {
    check() {
      if (failure !== undefined) throw failure.error;
    },
    ended: run(),
  };
}
