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
  /** Starts the task, which then fails with this message; its work is not done. Goes with no other fault. */
  readonly taskMessage?: string;
  /** How many calls; default 1, or with `percent` any number, until faults are cleared. */
  readonly times?: number;
  /** How many of a hundred calls, drawn by a generator that starts the same every time. Default all. */
  readonly percent?: number;
}

/** A fault that still waits for calls. */
export interface WaitingFault extends Omit<Fault, 'times'> {
  /** Names it among those that wait. */
  readonly number: number;
  /** How many calls it will still meet; `null` for any number. */
  readonly times: number | null;
}

/** Faults that were asked for, each until it has happened as often as wanted. */
export interface Faults {
  failNext(fault: Fault): void;
  /** The fault for a call that is made now, which it uses up. */
  take(operationId: string): Fault | undefined;
  /** The message with which a task fails that runs now; uses up its fault. */
  takeTaskMessage(operationId: string): string | undefined;
  list(): WaitingFault[];
  /** Takes one back; false when none has this number. */
  remove(number: number): boolean;
  clear(): void;
}

/** Keeps faults in memory; the oldest that fits a call happens first. */
export function createFaults(): Faults {
  let asked = 0;
  let waiting: { readonly number: number; readonly fault: Fault; times: number; readonly draw: () => number }[] = [];
  const takeOf = (operationId: string, ofTask: boolean): Fault | undefined => {
    const found = waiting.find(
      ({ fault, draw }) =>
        (fault.taskMessage !== undefined) === ofTask &&
        (fault.operationId === operationId || fault.operationId === '*') &&
        draw() < (fault.percent ?? 100),
    );
    if (found === undefined) return undefined;
    found.times -= 1;
    waiting = waiting.filter(({ times }) => times > 0);
    return found.fault;
  };
  return {
    failNext: (fault) => {
      const { times = fault.percent === undefined ? 1 : Infinity } = fault;
      asked += 1;
      waiting.push({ number: asked, fault, times, draw: createDraw() });
    },
    take: (operationId) => takeOf(operationId, false),
    takeTaskMessage: (operationId) => takeOf(operationId, true)?.taskMessage,
    list: () =>
      waiting.map(({ number, fault, times }) => ({ ...fault, number, times: Number.isFinite(times) ? times : null })),
    remove(number) {
      const before = waiting.length;
      waiting = waiting.filter((one) => one.number !== number);
      return waiting.length < before;
    },
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
