import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/http/ports.ts';

/** Time that passes only while `settle` waits, and then at once. */
export interface VirtualClock extends Clock {
  /** Moves time from sleeper to sleeper until the work is done, and only while `mayPass`. Default: always. */
  settle<T>(work: Promise<T>, mayPass?: () => boolean): Promise<T>;
}

interface Sleeper {
  readonly at: number;
  wake(): void;
}

export function virtualClock(startAt = Date.UTC(2026, 0, 5)): VirtualClock {
  let time = startAt;
  const sleepers = new Set<Sleeper>();

  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const sleeper = { at: time + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener(
          'abort',
          () => {
            sleepers.delete(sleeper);
            reject(signal.reason as Error);
          },
          { once: true },
        );
      }),
    async settle(work, mayPass = () => true) {
      let done = false;
      const finish = (): void => void (done = true);
      work.then(finish, finish);
      for (;;) {
        await setImmediate();
        if (done) return work;
        if (!mayPass()) continue;
        const next = [...sleepers].reduce<Sleeper | undefined>(
          (first, one) => (first === undefined || one.at < first.at ? one : first),
          undefined,
        );
        if (next === undefined) throw new Error('Nothing sleeps, but the work is not done.');
        sleepers.delete(next);
        time = Math.max(time, next.at);
        next.wake();
      }
    },
  };
}
