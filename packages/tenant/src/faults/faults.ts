/** What shall go wrong with the next calls of an operation. */
export interface Fault {
  /** Which operation of API v2; `*` for any. */
  readonly operationId: string;
  /** Answers this status; the work is not done. */
  readonly status?: number;
  /** Does the work, then drops the connection without an answer. */
  readonly reset?: boolean;
  /** Does the work, and answers so much later. */
  readonly delayMs?: number;
  /** How many calls; default 1. */
  readonly times?: number;
}

/** Faults that were asked for, each until it has happened as often as wanted. */
export interface Faults {
  failNext(fault: Fault): void;
  /** The fault for a call that is made now, which it uses up. */
  take(operationId: string): Fault | undefined;
  list(): Required<Pick<Fault, 'operationId' | 'times'>>[];
  clear(): void;
}

/** Keeps faults in memory; the oldest that fits a call happens first. */
export function createFaults(): Faults {
  let waiting: (Fault & { times: number })[] = [];
  return {
    failNext: (fault) => void waiting.push({ times: 1, ...fault }),
    take(operationId) {
      const fault = waiting.find((one) => one.operationId === operationId || one.operationId === '*');
      if (fault === undefined) return undefined;
      fault.times -= 1;
      waiting = waiting.filter(({ times }) => times > 0);
      return fault;
    },
    list: () => waiting.map((fault) => ({ ...fault })),
    clear: () => {
      waiting = [];
    },
  };
}
