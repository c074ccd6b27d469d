import type { Clock } from '@ligase/core';

/** Something that must be over in time. */
export interface Deadline {
  /** Aborted when the time is over, with the reason that `miss` gives. */
  readonly signal: AbortSignal;
  /** Gives what the work gives, or throws the reason as soon as the time is over. */
  keep<T>(work: Promise<T>): Promise<T>;
  /** To be called when it is over. */
  end(): void;
}

const ended = 'ended';

/** Starts a deadline. */
export function startDeadline(clock: Clock, withinMs: number, miss: () => Error): Deadline {
  const missed = new AbortController();
  const over = new AbortController();
  const { signal } = missed;
  clock.sleep(withinMs, over.signal).then(
    () => missed.abort(miss()),
    // Ended in time.
    () => {},
  );
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return {
    signal,
    keep: (work) => Promise.race([work, late]),
    // With a reason of our own, as the default one comes with a stack.
    end: () => over.abort(ended),
  };
}
