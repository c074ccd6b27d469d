import type { Clock } from '@ligase/core';

/** How a fake clock behaves. */
export interface FakeClockOptions {
  /** Milliseconds since 1970 at which it starts. Default: 1 January 2026, 00:00 UTC. */
  readonly startAt?: number;
  /**
   * What becomes of those who wait. `skipped`: time jumps to the next one due as soon as the code that runs has come to rest
   * and nothing holds time.
   * `manual`: time stands still until `advance`. Default: `manual`.
   */
  readonly waiting?: 'skipped' | 'manual';
}

/** Time that tests move. */
export interface FakeClock extends Clock {
  /** How many wait for their time to come. */
  readonly sleepers: number;
  /** Keeps time from being skipped while something is under way, until what it gives is called. */
  hold(): () => void;
  /** Moves time on, waking everyone on the way at the moment they asked for, and lets the code they wake run in between. */
  advance(ms: number): Promise<void>;
}

interface Sleeper {
  readonly due: number;
  wake(): void;
}

/** Makes a clock for a test. */
export function fakeClock(options: FakeClockOptions = {}): FakeClock {
  const { startAt = Date.UTC(2026, 0, 1), waiting = 'manual' } = options;
  const sleepers = new Set<Sleeper>();
  let now = startAt;
  let holds = 0;
  let skipping = false;

  const next = (until: number): Sleeper | undefined =>
    [...sleepers].filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due)[0];
  const wake = (sleeper: Sleeper): void => {
    now = Math.max(now, sleeper.due);
    sleepers.delete(sleeper);
    sleeper.wake();
  };
  const skipSoon = (): void => {
    if (waiting === 'manual' || skipping || holds > 0) return;
    skipping = true;
    setImmediate(() => {
      skipping = false;
      // Whoever waits for ever, as for a deadline that is turned off, is never due.
      const sleeper = holds > 0 ? undefined : next(Number.MAX_SAFE_INTEGER);
      if (sleeper === undefined) return;
      wake(sleeper);
      skipSoon();
    });
  };

  return {
    now: () => now,
    get sleepers() {
      return sleepers.size;
    },
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const sleeper: Sleeper = {
          // A real clock counts whole milliseconds, too.
          due: Math.ceil(now + ms),
          wake() {
            signal?.removeEventListener('abort', abort);
            resolve();
          },
        };
        const abort = (): void => {
          sleepers.delete(sleeper);
          reject(signal?.reason as Error);
        };
        signal?.addEventListener('abort', abort, { once: true });
        sleepers.add(sleeper);
        skipSoon();
      }),
    hold() {
      holds += 1;
      let held = true;
      return () => {
        if (held) holds -= 1;
        held = false;
        skipSoon();
      };
    },
    async advance(ms) {
      const until = now + ms;
      await comeToRest();
      for (let sleeper = next(until); sleeper !== undefined; sleeper = next(until)) {
        wake(sleeper);
        await comeToRest();
      }
      now = until;
    },
  };
}

const comeToRest = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
