/** Something that must be over by a certain time. */
export interface Deadline {
  /** In milliseconds of `performance.now()`. */
  readonly dueAt: number;
  /** Called once the time is past. */
  miss(): void;
}

/** The deadlines of all requests of one transport, watched by a single timer. */
export interface Deadlines {
  add(deadline: Deadline): void;
  remove(deadline: Deadline): void;
  /** Stops watching. */
  clear(): void;
}

/**
 * Watches deadlines. One timer for all, set for the earliest, because a timer of its own for each request would cost more
 * than the rate limit, the retry and the authorization together, and hardly ever fires.
 */
export function createDeadlines(): Deadlines {
  const open = new Set<Deadline>();
  let timer: NodeJS.Timeout | undefined;
  let wakeAt = Infinity;

  const watch = (dueAt: number): void => {
    clearTimeout(timer);
    wakeAt = dueAt;
    timer = setTimeout(check, Math.max(dueAt - performance.now(), 0));
    // What is under way keeps the process alive by its socket.
    timer.unref();
  };

  const check = (): void => {
    wakeAt = Infinity;
    const now = performance.now();
    for (const deadline of open) {
      if (deadline.dueAt <= now) {
        open.delete(deadline);
        deadline.miss();
      }
    }
    const earliest = Math.min(...[...open].map(({ dueAt }) => dueAt));
    if (open.size > 0) watch(earliest);
  };

  return {
    add(deadline) {
      open.add(deadline);
      if (deadline.dueAt < wakeAt) watch(deadline.dueAt);
    },
    remove: (deadline) => void open.delete(deadline),
    clear: () => clearTimeout(timer),
  };
}
