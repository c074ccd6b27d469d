import type { Clock } from '@ligase/core';

/** Registers what is to be called, with the reason, when the time is over. */
export type OnLate = (stop: (reason: Error) => void) => void;

/** What must be over within one and the same time, whenever it began. */
export interface Deadlines {
  /** Gives what the work gives, or throws what `miss` gives as soon as the time is over. */
  keep<T>(work: (onLate: OnLate) => Promise<T>, miss: () => Error): Promise<T>;
}

interface Waiting {
  readonly dueAt: number;
  miss(): void;
}

/**
 * Watches work that may take `withinMs`. One sleep for all, until the earliest is due: a timer and a signal for each delivery
 * would cost a tenth of what checking its signature does.
 */
export function createDeadlines(clock: Clock, withinMs: number): Deadlines {
  /** In the order in which they are due, as all have the same time. */
  const waiting = new Set<Waiting>();
  let isWatching = false;

  const watch = async (): Promise<void> => {
    isWatching = true;
    for (const first of waiting) {
      await clock.sleep(Math.max(first.dueAt - clock.now(), 0));
      const now = clock.now();
      for (const one of waiting) {
        if (one.dueAt > now) break;
        waiting.delete(one);
        one.miss();
      }
    }
    isWatching = false;
  };

  return {
    keep: (work, miss) =>
      new Promise((resolve, reject) => {
        let stop: ((reason: Error) => void) | undefined;
        const one: Waiting = {
          dueAt: clock.now() + withinMs,
          miss() {
            const reason = miss();
            reject(reason);
            stop?.(reason);
          },
        };
        waiting.add(one);
        if (!isWatching) void watch();
        void work((late) => (stop = late))
          .then(resolve, reject)
          .finally(() => waiting.delete(one));
      }),
  };
}
