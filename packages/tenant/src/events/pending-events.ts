import type { Database } from '../store/database.ts';

/** An event that is made when its transaction ends. */
export interface PendingEvent {
  readonly type: string;
  readonly itemId: string;
  readonly updates: Set<string>;
}

/** Gathers the events of a transaction. */
export interface PendingEvents {
  add(event: PendingEvent): void;
}

/**
 * Gathers what happens in one transaction, and hands it on at its end, when the items are as they will be kept:
 * one event for each type and item; an item that was made in it has no updates besides.
 */
export function createPendingEvents(db: Database, emit: (event: PendingEvent) => void): PendingEvents {
  let waiting = new Map<string, PendingEvent>();
  let waitingIn = 0;

  const flush = (): void => {
    const events = [...waiting.values()];
    waiting = new Map();
    const made = new Set(events.flatMap(({ type, itemId }) => (type.endsWith('.created') ? itemId : [])));
    for (const event of events) {
      if (!(event.type.includes('.updated') && made.has(event.itemId))) emit(event);
    }
  };

  return {
    add(event) {
      // What a transaction that failed had gathered is void.
      if (db.transactionNumber !== waitingIn) waiting = new Map();
      waitingIn = db.transactionNumber;
      const key = `${event.type} ${event.itemId}`;
      const known = waiting.get(key);
      if (known) for (const name of event.updates) known.updates.add(name);
      else waiting.set(key, event);
      if (waiting.size === 1 && !known) db.atEnd(flush);
    },
  };
}
