import { clock, identity, type Plugin } from '@ligase/core';
import { workflows } from '@ligase/workflows';
import { defineReceiver, type Receiver } from '../receiver.ts';
import type { Queue } from './queue.ts';
import { sqsQueue, type SqsQueueOptions } from './sqs-queue.ts';
import { takeMessages } from './take-messages.ts';

/** Which queue is received from, and how. */
export type SqsReceiverOptions<Name extends string = 'sqs'> = (SqsQueueOptions | { readonly queue: Queue }) & {
  /** Default: `sqs`. */
  readonly name?: Name;
  /** How the source of an event has to begin: name the subscription when others may send here. Default: `aws.partner/`. */
  readonly source?: string;
  /** How long the queue may wait for messages, 20,000 at most. Default: 20,000. */
  readonly waitMs?: number;
  /** How long messages are hidden from others that this process has taken. Default: 30,000; prolonged while it needs longer. */
  readonly hideMs?: number;
  /**
   * Whether deliveries hold the event with its item as it was then: useful for `when`, and a copy of what is in the notebook.
   * Default: false.
   */
  readonly keepItem?: boolean;
};

type Required = {
  readonly clock: typeof clock;
  readonly identity: typeof identity;
  readonly workflows: typeof workflows;
};

/**
 * Takes Benchling's events from an SQS queue that EventBridge fills, and hands each into the app's inbox, once. A message is deleted
 * when that is kept. Any number of processes may receive from one queue.
 */
export function sqsReceiver<const Name extends string = 'sqs'>(
  options: SqsReceiverOptions<Name>,
): Plugin<`receiver:${Name}`, Required, Receiver, `receiver:${Name}`> {
  const { name = 'sqs' as Name, source = 'aws.partner/', waitMs = 20_000, hideMs = 30_000, keepItem = false } = options;
  return defineReceiver(name, { clock, identity, workflows }, async ({ deps }) => {
    const queue = 'queue' in options ? options.queue : await sqsQueue(options);
    const handIn = {
      inbox: deps.workflows,
      baseURL: deps.identity.tenantUrl.origin,
      keepItem,
      source,
      now: () => deps.clock.now(),
    };
    const round = takeMessages({ queue, handIn, clock: deps.clock, waitMs, hideMs });
    return { round, everyMs: 1_000, clock: deps.clock, release: () => Promise.resolve(queue.close()) };
  });
}
