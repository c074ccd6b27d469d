/** What lets an app stop without a run noticing: what is under way may end, and nothing new begins. */
export interface Drain {
  /** Aborted when time is up for what is under way. */
  readonly signal: AbortSignal;
  /** Aborted as soon as the app is stopping. */
  readonly halt: AbortSignal;
  /** Does work that a stop waits for. Once the app is stopping this never settles: the run stands still, to go on elsewhere. */
  work<T>(work: () => Promise<T>): Promise<T>;
  /** Waits for something that a stop does not wait for. Never settles once the app is stopping. */
  wait<T>(waiting: () => Promise<T>): Promise<T>;
  /** Waits in the midst of work for what a stop does not wait for. Never settles once the app is stopping. */
  rest<T>(waiting: () => Promise<T>): Promise<T>;
  /** Does what is kept when it ends. Never settles when it was cut short by the end of the time: nothing is kept of it then. */
  keep<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way, or `deadlineMs` later. */
  stop(deadlineMs: number): Promise<void>;
}

/** Makes the drain of one engine. */
export function drain(): Drain {
  const controller = new AbortController();
  const halt = new AbortController();
  const resting: (() => void)[] = [];
  const rest = new Promise<void>((resolve) => void resting.push(resolve));
  let underWay = 0;
  const done = (): void => {
    underWay -= 1;
    if (halt.signal.aborted && underWay === 0) resting[0]?.();
  };

  const wait = async <T>(waiting: () => Promise<T>): Promise<T> => {
    if (halt.signal.aborted) return await never();
    try {
      const result = await waiting();
      return halt.signal.aborted ? await never() : result;
    } catch (error) {
      // The store closes under it, or its signal was aborted: no fault of the run.
      if (halt.signal.aborted) return await never();
      throw error;
    }
  };
  return {
    signal: controller.signal,
    halt: halt.signal,
    wait,
    async keep(work) {
      try {
        return await work();
      } catch (error) {
        if (controller.signal.aborted) return await never();
        throw error;
      }
    },
    async work(work) {
      if (halt.signal.aborted) return await never();
      underWay += 1;
      return await wait(() => work().finally(done));
    },
    async rest(waiting) {
      done();
      try {
        return await wait(waiting);
      } finally {
        underWay += 1;
      }
    },
    async stop(deadlineMs) {
      halt.abort();
      if (underWay === 0) return;
      const timer = setTimeout(() => resting[0]?.(), deadlineMs);
      await rest;
      clearTimeout(timer);
      controller.abort();
    },
  };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
