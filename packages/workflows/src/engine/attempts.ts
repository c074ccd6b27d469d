import { TimeoutError, type Clock, type Logger } from '@ligase/core';
import type { StepInfo } from '../define-workflow.ts';
import { retryDelay, type RetryPolicy } from '../retry.ts';
import type { Drain } from './drain.ts';
import { keptError, type KeptError } from '../kept-error.ts';

/** What is kept of a step: what its work gave, or the error that it ended with. */
export type Kept<T> = { readonly done: T } | { readonly failed: KeptError };

/** How a step's work is tried. */
export interface Attempts {
  readonly name: string;
  readonly key: string;
  /** How many attempts there were that died with their process. */
  readonly before: number;
  /** Does an attempt within the context of its number, counted over all processes. */
  readonly within: <T>(stepAttempt: number, attempt: () => Promise<T>) => Promise<T>;
  readonly retry: RetryPolicy;
  readonly timeoutMs: number | undefined;
  /** Made when it is asked for: to watch for the end of a run costs the store a query every so often. */
  readonly signal: () => AbortSignal;
  readonly drain: Pick<Drain, 'halt' | 'rest'>;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Tries a step's work as often as its policy says. What it ends with is data, so that whoever asked for the step sees the same
 * error whether the step ran just now or before a crash.
 */
export async function attempts<T>(work: (info: StepInfo) => Promise<T>, how: Attempts): Promise<Kept<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { done: await how.within(how.before + attempt, () => once(work, attempt, how)) };
    } catch (error) {
      // Cancelled, or out of time at a stop: that says nothing about the work.
      how.signal().throwIfAborted();
      const delayMs = retryDelay(how.retry, attempt, error);
      const line = { err: error, step: how.name, attempt, ...(delayMs !== undefined && { delayMs }) };
      if (delayMs === undefined) {
        how.log.warn(line, 'step failed');
        return { failed: keptError(error) };
      }
      how.log.info(line, 'step failed and is tried again');
      await how.drain.rest(() => how.clock.sleep(delayMs, AbortSignal.any([how.signal(), how.drain.halt])));
    }
  }
}

async function once<T>(
  work: (info: StepInfo) => Promise<T>,
  attempt: number,
  { name, key, signal, timeoutMs }: Attempts,
): Promise<T> {
  if (timeoutMs === undefined)
    return await work({
      key,
      attempt,
      get signal() {
        return signal();
      },
    });
  // The system's time and not the app's clock: a limit is for what hangs, and under a clock that skips waiting everything would.
  const timeout = AbortSignal.timeout(timeoutMs);
  const late = new Promise<never>((_, reject) => {
    timeout.addEventListener('abort', () =>
      reject(new TimeoutError(`Step "${name}" did not end within ${timeoutMs} ms`)),
    );
  });
  return await Promise.race([work({ key, attempt, signal: AbortSignal.any([signal(), timeout]) }), late]);
}
