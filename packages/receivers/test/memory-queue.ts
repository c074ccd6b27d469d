import { setTimeout } from 'node:timers/promises';
import type { Queue, QueueMessage } from '../src/sqs/index.ts';

/** A queue in the memory of a test. */
export interface MemoryQueue extends Queue {
  send(body: string, group?: string): Promise<void>;
  /** How many messages it has, hidden ones included. */
  readonly length: number;
}

interface Held {
  readonly id: string;
  readonly body: string;
  readonly group: string | undefined;
  hiddenUntil: number;
  receipts: number;
}

/** Makes a queue as SQS is one: what is not deleted comes again, and of a group nothing comes before what is ahead of it. */
export function memoryQueue(): MemoryQueue {
  const held: Held[] = [];
  let sent = 0;
  const ready = (max: number): readonly Held[] => {
    const now = Date.now();
    const blocked = new Set(held.filter((one) => one.hiddenUntil > now).map(({ group }) => group));
    blocked.delete(undefined);
    return held.filter((one) => one.hiddenUntil <= now && !blocked.has(one.group)).slice(0, max);
  };
  const find = ({ receipt }: QueueMessage): Held | undefined =>
    held.find(({ id, receipts }) => receipt === `${id}#${receipts}`);

  return {
    get length() {
      return held.length;
    },
    async send(body, group) {
      sent += 1;
      held.push({ id: `m${sent}`, body, group, hiddenUntil: 0, receipts: 0 });
    },
    async receive({ max, waitMs, hideMs, signal }) {
      const until = Date.now() + waitMs;
      while (ready(max).length === 0 && Date.now() < until) await setTimeout(5, undefined, { signal });
      return ready(max).map((one) => {
        one.hiddenUntil = Date.now() + hideMs;
        one.receipts += 1;
        return { id: one.id, body: one.body, receipt: `${one.id}#${one.receipts}` };
      });
    },
    async delete(message) {
      const found = find(message);
      if (found !== undefined) held.splice(held.indexOf(found), 1);
    },
    async hideFor(message, ms) {
      const found = find(message);
      if (found !== undefined) found.hiddenUntil = ms === 0 ? 0 : Date.now() + ms;
    },
    close: () => undefined,
  };
}
