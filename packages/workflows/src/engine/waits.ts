/** A run that waits for a signal. */
export interface Wait {
  readonly runId: string;
  readonly topic: string;
}

/** The waits for signals in this process. */
export interface Waits {
  /** Knows of the wait for as long as it goes on. */
  during<T>(wait: Wait, waiting: () => Promise<T>): Promise<T>;
  all(): readonly Wait[];
}

/** Makes the waits of one engine: none yet. */
export function createWaits(): Waits {
  const waits = new Set<Wait>();
  return {
    async during(wait, waiting) {
      waits.add(wait);
      try {
        return await waiting();
      } finally {
        waits.delete(wait);
      }
    },
    all: () => [...waits],
  };
}
