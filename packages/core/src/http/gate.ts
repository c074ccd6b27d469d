/** The rate-limit headers of a reply. */
export interface RateHeaders {
  /** How many more requests the server would take when it answered. */
  readonly remaining: number;
  /** Milliseconds until it takes more, as whole seconds. */
  readonly resetMs: number;
}

/** A reply, as far as the gate cares; a server without limits sends no headers. */
export interface RateReply {
  readonly status: number;
  readonly headers: RateHeaders | undefined;
}

/** What the gate remembers of one request that it let pass. */
export interface Ticket {
  readonly number: number;
  /** How many requests had been answered when this one left. */
  readonly answeredBefore: number;
  readonly leftAt: number;
}

/** Decides whether a request may leave now, from nothing but what the server's replies have told. */
export interface Gate {
  /** A ticket when a request may leave now. It must be handed to `settle` when the request is over, or to `giveBack`. */
  pass(now: number): Ticket | undefined;
  /** Takes a ticket back whose request never left: another may go in its place. */
  giveBack(ticket: Ticket, now: number): void;
  /** When to ask again, at the latest, if no reply comes before. */
  readonly nextTryAt: number;
  /** Takes note of a request's end: what its reply told, or that no reply came. */
  settle(ticket: Ticket, now: number, reply: RateReply | undefined): void;
}

// A first request is a probe: the others wait for what its reply tells, but not for long if it happens to be a slow one.
const patienceMs = 1_000;
const shortestPauseMs = 250;
// Resets are told in whole seconds, rounded up.
const resetRoundingMs = 1_000;

/**
 * A gate that spends the whole budget of a credential and draws no 429, whatever kind of window the server has.
 *
 * It rests on one bound. A reply that tells `remaining` counted every request that was answered before its own request
 * left. So at most the others, those which left since, can be counted on top, and
 *
 *     remaining - (left - answeredBefore - 1)
 *
 * more may leave without a refusal. The bound holds for fixed and sliding windows and for buckets that refill, and for
 * replies that overtake each other. With nothing under way it is tightened to the least `remaining` told since the last
 * request left. When the budget is spent, one probe leaves at the reset time; its reply opens the gate again.
 */
export function createGate(): Gate {
  let passed = 0;
  /** Of those that passed, how many left, as far as is known. */
  let left = 0;
  let answered = 0;
  /** How many requests may have left in all. */
  let allowance = 0;
  let freshest = 0;
  let leastRemaining = Infinity;
  let headersSeen = false;
  let resetAt = -Infinity;
  let probe = 0;
  let probeAgainAt = -Infinity;
  let marginMs = 0;

  const noteReset = (leftAt: number, now: number, resetMs: number, refused: boolean): void => {
    // Seconds are rounded up, so the earliest of all replies is nearest to the truth; a server that refuses at "0 s"
    // rounds down.
    if (refused && resetMs === 0) marginMs = 1_000;
    const told = now + Math.max(resetMs + marginMs, refused ? shortestPauseMs : 0);
    // The end of a window that is known is up to a second late: a reply of before may be of the next one already. A probe at the
    // end that is known would then come in the middle of a window that is spent.
    const isOfNext = resetAt <= now || leftAt + resetMs > resetAt + resetRoundingMs;
    resetAt = isOfNext ? told : Math.min(resetAt, told);
  };

  return {
    get nextTryAt() {
      return left < allowance ? -Infinity : Math.max(resetAt, probeAgainAt);
    },

    pass(now) {
      if (now < this.nextTryAt) return undefined;
      if (left >= allowance) {
        probeAgainAt = now + patienceMs;
        // What older requests have to tell is of the window before.
        freshest = passed;
        probe = passed + 1;
      }
      passed += 1;
      left += 1;
      leastRemaining = Infinity;
      return { number: passed, answeredBefore: answered, leftAt: now };
    },

    giveBack({ number }, now) {
      left -= 1;
      if (number === probe) probeAgainAt = Math.min(probeAgainAt, now);
    },

    settle(ticket, now, reply) {
      answered += 1;
      const idle = answered === left;
      if (reply?.headers === undefined) {
        // A server without limits says so by saying nothing; an error page of a proxy says nothing of the server.
        if (reply !== undefined && !headersSeen && reply.status < 429) allowance = Infinity;
        if (idle && leastRemaining === Infinity) probeAgainAt = Math.min(probeAgainAt, now);
        return;
      }
      const { remaining, resetMs } = reply.headers;
      if (!headersSeen || ticket.number > freshest) {
        headersSeen = true;
        freshest = ticket.number;
        allowance = remaining + ticket.answeredBefore + 1;
        probeAgainAt = -Infinity;
        noteReset(ticket.leftAt, now, resetMs, reply.status === 429 && remaining === 0);
      }
      leastRemaining = Math.min(leastRemaining, remaining);
      if (idle) allowance = Math.max(allowance, left + leastRemaining);
    },
  };
}
