import type { TenantClock } from './clock.ts';

/** Rings when a time has come by the tenant's clock. Does not keep the process alive. */
export interface Alarm {
  /** Rings at `at` (milliseconds since 1970) and at no other time; soon when that is past, never for `undefined`. */
  set(at: number | undefined): void;
  close(): void;
}

// What Node's timers take at most.
const longestMs = 2 ** 31 - 1;

/** An alarm. Who moves the clock has to ring by themselves. */
export function createAlarm(clock: TenantClock, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  return {
    set(at) {
      clearTimeout(timer);
      if (closed || at === undefined) return;
      timer = setTimeout(ring, Math.min(longestMs, Math.max(0, at - clock.now()))).unref();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
