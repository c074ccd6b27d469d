import type { TenantResponse } from '../request.ts';

/** How far each side of a tenant has got: a value that is another one once something has changed there. */
export interface Changes {
  /** Requests that were answered. */
  readonly requests: number;
  /** What is kept: apps, access, items, the audit log, webhooks. */
  readonly data: string;
  /** What the control API turned: the clock, limits, faults, snapshots. */
  readonly machine: number;
}

const LOOK_EVERY_MS = 200;

/** Answers with an event stream that says how far a tenant has got: at once, and again after each change. */
export function changesResponse(look: () => Changes): TenantResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    body: eventOf(look()),
    follow(send) {
      let last = eventOf(look());
      // Looking is one read of a counter, and is done only while somebody listens.
      const timer = setInterval(() => {
        const next = eventOf(look());
        if (next !== last) send(next);
        last = next;
      }, LOOK_EVERY_MS);
      return () => clearInterval(timer);
    },
  };
}

function eventOf(changes: Changes): string {
  return `data: ${JSON.stringify(changes)}\n\n`;
}
