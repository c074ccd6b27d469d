/** Something that must be over by a certain time. Who watches it keeps where it stands in it. */
export interface Deadline {
  /** In the milliseconds of whoever watches it. */
  dueAt: number;
  /** Its index among those that are watched. */
  place: number;
  /** Called once the time is past. */
  miss(): void;
}

/** The deadlines of all requests of one transport, watched by a single timer. */
export interface Deadlines {
  /** Watches it; one that is watched already gets a new time. */
  add(deadline: Deadline, withinMs: number): void;
  /** Does nothing when it is not watched. */
  remove(deadline: Deadline): void;
}

/** Time, and a way to be woken by it. */
export interface Timer {
  /** In milliseconds, from any beginning. */
  now(): number;
  /** Calls back after `ms`, unless what it gives is called before. It may come too early. */
  after(ms: number, wake: () => void): () => void;
}

/**
 * Watches deadlines. One timer for all, set for the earliest, because a timer of its own for each request would cost more
 * than the rate limit, the retry and the authorization together, and hardly ever fires.
 */
export function createDeadlines(timer: Timer = machineTimer): Deadlines {
  const watched: Deadline[] = [];
  let wakeAt = Infinity;
  let cancel: (() => void) | undefined;

  const wakeFor = (dueAt: number): void => {
    cancel?.();
    wakeAt = dueAt;
    cancel = timer.after(Math.max(dueAt - timer.now(), 0), check);
  };

  const remove = (deadline: Deadline): void => {
    if (watched[deadline.place] !== deadline) return;
    // The last one takes its place, so that the others need not move up.
    const last = watched.pop() as Deadline;
    if (last === deadline) return;
    watched[deadline.place] = last;
    last.place = deadline.place;
  };

  const check = (): void => {
    wakeAt = Infinity;
    const now = timer.now();
    const missed = watched.filter(({ dueAt }) => dueAt <= now);
    for (const deadline of missed) remove(deadline);
    const earliest = watched.reduce((least, { dueAt }) => Math.min(least, dueAt), Infinity);
    if (earliest < Infinity) wakeFor(earliest);
    for (const deadline of missed) deadline.miss();
  };

  return {
    add(deadline, withinMs) {
      remove(deadline);
      deadline.dueAt = timer.now() + withinMs;
      deadline.place = watched.length;
      watched.push(deadline);
      if (deadline.dueAt < wakeAt) wakeFor(deadline.dueAt);
    },
    remove,
  };
}

const longestMs = 2 ** 31 - 1;

/** Sockets live in the machine's time, whatever clock the app was handed; what is under way keeps the process alive. */
const machineTimer: Timer = {
  now: () => performance.now(),
  after(ms, wake) {
    const timeout = setTimeout(wake, Math.min(ms, longestMs)).unref();
    return () => clearTimeout(timeout);
  },
};
