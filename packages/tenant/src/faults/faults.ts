/** What shall go wrong with the next calls of an operation. */
export interface Fault {
  /** Which operation of API v2 or v3; `*` for any. */
  readonly operationId: string;
  /** Answers this status; the work is not done. */
  readonly status?: number;
  /** Does the work, then drops the connection without an answer. */
  readonly reset?: boolean;
  /** Does the work, and answers so much later. */
  readonly delayMs?: number;
  /** How many calls; default 1, or with `percent` any number, until faults are cleared. */
  readonly times?: number;
  /** How many of a hundred calls, drawn by a generator that starts the same every time. Default all. */
  readonly percent?: number;
}

/** A fault that still waits for calls. */
export interface WaitingFault extends Omit<Fault, 'times'> {
  /** How many calls it will still meet; `null` for any number. */
  readonly times: number | null;
}

/** Faults that were asked for, each until it has happened as often as wanted. */
export interface Faults {
  failNext(fault: Fault): void;
  /** The fault for a call that is made now, which it uses up. */
  take(operationId: string): Fault | undefined;
  list(): WaitingFault[];
  clear(): void;
}

/** Keeps faults in memory; the oldest that fits a call happens first. */
export function createFaults(): Faults {
  let waiting: { readonly fault: Fault; times: number; readonly draw: () => number }[] = [];
  return {
    failNext: (fault) => {
      const { times = fault.percent === undefined ? 1 : Infinity } = fault;
      waiting.push({ fault, times, draw: createDraw() });
    },
    take(operationId) {
      const found = waiting.find(
        ({ fault, draw }) =>
          (fault.operationId === operationId || fault.operationId === '*') && draw() < (fault.percent ?? 100),
      );
      if (found === undefined) return undefined;
      found.times -= 1;
      waiting = waiting.filter(({ times }) => times > 0);
      return found.fault;
    },
    list: () => waiting.map(({ fault, times }) => ({ ...fault, times: Number.isFinite(times) ? times : null })),
    clear: () => {
      waiting = [];
    },
  };
}

/** Numbers from 0 to 100 that look random and are the same every time, so that what failed can be tried again. */
function createDraw(): () => number {
  let state = 1;
  return () => {
    // The "minimal standard" generator of Park and Miller.
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647) * 100;
  };
}
