import type { Inbox, InboxDelivery } from './inbox.ts';

/** An inbox that can be looked at. */
export interface MemoryInbox extends Inbox {
  /** In the order in which they came, each once. */
  readonly deliveries: readonly InboxDelivery[];
}

/** An inbox for tests: what it keeps is gone with the process. */
export function memoryInbox(): MemoryInbox {
  const ids = new Set<string>();
  const deliveries: InboxDelivery[] = [];
  return {
    deliveries,
    async receive(delivery) {
      if (ids.has(delivery.id)) return 'known';
      ids.add(delivery.id);
      deliveries.push(delivery);
      return 'new';
    },
  };
}
