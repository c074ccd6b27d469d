import { createBrake } from './brake.ts';
import { createGate, type Gate, type RateReply, type Ticket } from './gate.ts';
import type { Clock, HttpLayer, HttpRequest, HttpResponse } from './ports.ts';
import { createWaitingLine } from './waiting-line.ts';

// A request that was refused once has waited long enough: it goes before those that were never sent.
const ranks = { again: 0, normal: 1, low: 2 } as const;

/** What a throttle works with. */
export interface ThrottleOptions {
  readonly clock: Clock;
  /** Makes the gate, which calls `wake` when a request may pass that could not before. Default: one that asks nobody. */
  readonly gateOf?: (wake: () => void) => Gate;
}

/**
 * Holds requests back so that the credential's budget is spent and never overdrawn. One layer serves one credential.
 * When nothing has to wait it costs well under a microsecond.
 */
export function throttleLayer({ clock, gateOf = createGate }: ThrottleOptions): HttpLayer {
  const brake = createBrake();
  const line = createWaitingLine<Ticket>(Object.keys(ranks).length);
  const gate = gateOf(() => release());
  let alarm: { readonly at: number; readonly cancel: AbortController } | undefined;

  const tryToPass = (): Ticket | undefined => {
    const now = clock.now();
    if (now < brake.nextAt) return undefined;
    const ticket = gate.pass(now);
    if (ticket !== undefined) brake.left(now);
    return ticket;
  };

  const release = (): void => {
    while (line.length > 0) {
      const ticket = tryToPass();
      if (ticket === undefined) {
        wakeAt(Math.max(gate.nextTryAt, brake.nextAt));
        return;
      }
      line.release(ticket);
    }
  };

  const wakeAt = (at: number): void => {
    // Never: the gate wakes.
    if (at === Infinity || (alarm !== undefined && alarm.at <= at)) return;
    alarm?.cancel.abort();
    const mine = { at, cancel: new AbortController() };
    alarm = mine;
    const wake = (): void => {
      if (alarm === mine) alarm = undefined;
      release();
    };
    clock.sleep(Math.max(at - clock.now(), 0), mine.cancel.signal).then(wake, () => {});
  };

  const waitForTicket = (request: HttpRequest): Promise<Ticket> => {
    const ticket = line.join(request.trace.attempts > 0 ? ranks.again : ranks[request.priority], request.signal);
    release();
    return ticket;
  };

  const giveBack = (ticket: Ticket): void => {
    gate.giveBack(ticket, clock.now());
    if (line.length > 0) release();
  };

  const settle = (ticket: Ticket, response: HttpResponse | undefined): void => {
    const now = clock.now();
    const reply = response === undefined ? undefined : readRateReply(response);
    gate.settle(ticket, now, reply);
    if (reply?.status === 429) {
      if (reply.headers === undefined || reply.headers.remaining > 0) brake.refused(now, ticket.leftAt);
    } else if (reply !== undefined && reply.status < 500) {
      brake.taken(now);
    }
    if (line.length > 0) release();
  };

  return {
    name: 'throttle',
    phase: 'throttle',
    wrap: (next) => async (request) => {
      const ticket = (line.length === 0 ? tryToPass() : undefined) ?? (await waitForTicket(request));
      const writtenBefore = request.trace.written;
      let response: HttpResponse | undefined;
      try {
        response = await next(request);
        return response;
      } finally {
        // The server counts nothing that it did not see.
        if (response === undefined && request.trace.written === writtenBefore) giveBack(ticket);
        else settle(ticket, response);
      }
    },
  };
}

function readRateReply(response: HttpResponse): RateReply {
  const remaining = Number.parseInt(response.header('x-rate-limit-remaining') ?? '', 10);
  const resetS = Number.parseFloat(response.header('x-rate-limit-reset') ?? '');
  const told = Number.isFinite(remaining) && Number.isFinite(resetS);
  return { status: response.status, headers: told ? { remaining, resetMs: resetS * 1000 } : undefined };
}
