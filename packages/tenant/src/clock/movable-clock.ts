import type { TenantClock } from './clock.ts';

/** How far a clock can be moved: what the tenant dates ahead of it still has a year of four digits, as Benchling writes it. */
const latestClockMs = Date.UTC(9999, 0, 1);

/** A clock that can be moved ahead, held and let go. */
export interface MovableClock extends TenantClock {
  /** Time never goes back: tokens, windows and audit rows rely on that. */
  advance(ms: number): void;
  /** Holds the time until it is resumed; it can still be advanced. */
  freeze(): void;
  /** Lets the time run on from where it was held. */
  resume(): void;
  readonly isFrozen: boolean;
}

/** A clock that runs with `base` and is ahead of it by what it was advanced; without `base` it stands still at `startMs`. */
export function movableClock(options: { readonly base?: TenantClock; readonly startMs?: number } = {}): MovableClock {
  const { base, startMs = Date.UTC(2026, 0, 1) } = options;
  const running = (): number => (base ? base.now() : startMs);
  let ahead = 0;
  let heldAt: number | undefined;
  const now = (): number => (heldAt ?? running()) + ahead;
  return {
    now,
    advance: (ms) => {
      if (!(ms >= 0)) throw new RangeError(`A clock can only be moved ahead by 0 ms or more, not by ${ms}.`);
      if (now() + ms > latestClockMs)
        throw new RangeError(
          `A clock can be moved as far as ${new Date(latestClockMs).toISOString()}, which is ${latestClockMs - now()} ms ahead, and not by ${ms}.`,
        );
      ahead += ms;
    },
    freeze: () => {
      heldAt ??= running();
    },
    resume: () => {
      ahead = now() - running();
      heldAt = undefined;
    },
    get isFrozen() {
      return heldAt !== undefined;
    },
  };
}
