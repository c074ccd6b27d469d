import { createGate, type Gate } from './gate.ts';

/**
 * A gate that spends no more of each window than one of so many processes may, without asking the others: of what the first reply
 * in a window tells to be left, its part.
 */
export function fairShareGate(processes: number): Gate {
  const gate = createGate();
  let windowEndsAt = -Infinity;
  let first = 0;
  let quota = 0;

  return {
    get nextTryAt() {
      return gate.nextTryAt;
    },
    pass: (now) => gate.pass(now),
    giveBack: (ticket, now) => gate.giveBack(ticket, now),
    settle(ticket, now, reply) {
      if (reply?.headers === undefined) {
        gate.settle(ticket, now, reply);
        return;
      }
      const { remaining, resetMs } = reply.headers;
      if (now >= windowEndsAt) {
        first = ticket.number;
        quota = Math.max(Math.floor((remaining + 1) / processes), 1);
        windowEndsAt = now + resetMs;
      }
      windowEndsAt = Math.min(windowEndsAt, now + resetMs);
      const left = Math.max(quota - (ticket.number - first + 1), 0);
      gate.settle(ticket, now, { ...reply, headers: { remaining: Math.min(remaining, left), resetMs } });
    },
  };
}
