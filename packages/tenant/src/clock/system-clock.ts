import type { TenantClock } from './clock.ts';

/** The time of this machine. */
export function systemClock(): TenantClock {
  return { now: () => Date.now() };
}
