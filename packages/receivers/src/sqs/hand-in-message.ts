import { webhookKind } from '@ligase/webhooks';
import { handInEvent, type HandInOptions } from '../hand-in-event.ts';
import { readEventBridge } from './event-bridge.ts';

/** How the messages of a queue are handed in. */
export interface HandInMessageOptions extends HandInOptions {
  /** How the source of an event has to begin. */
  readonly source: string;
}

/**
 * Keeps what a message says. One that nobody can read is kept as dead: left in the queue it would be tried for days and then be
 * gone, unless somebody had thought of a queue for dead letters.
 */
export async function handInMessage(
  message: { readonly id: string; readonly body: string },
  options: HandInMessageOptions,
): Promise<void> {
  const read = readEventBridge(message.body, options.source);
  if ('event' in read) return await handInEvent(read.event.detail, options);
  const payload = { messageId: message.id, body: message.body };
  const id = `sqs:${message.id}`;
  await options.inbox.bury({ id, kind: webhookKind, receivedAt: options.now(), payload }, read.fault);
}
