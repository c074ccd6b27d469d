import type { Clock } from './ports.ts';

// One that is longer is over at once: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args
const longestTimerMs = 2 ** 31 - 1;

/** Gives the machine's own time. */
export function systemClock(): Clock {
  return {
    now: Date.now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason as Error);
          return;
        }
        let leftMs = ms;
        const wait = (): NodeJS.Timeout => {
          const nextMs = Math.min(leftMs, longestTimerMs);
          leftMs -= nextMs;
          return setTimeout(wake, nextMs);
        };
        const wake = (): void => {
          if (leftMs > 0) {
            timer = wait();
            return;
          }
          signal?.removeEventListener('abort', stop);
          resolve();
        };
        let timer = wait();
        const stop = (): void => {
          clearTimeout(timer);
          reject(signal?.reason as Error);
        };
        signal?.addEventListener('abort', stop, { once: true });
      }),
  };
}
