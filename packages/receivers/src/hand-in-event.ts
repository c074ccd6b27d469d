import { createHash } from 'node:crypto';
import { announce, webhookKind } from '@ligase/webhooks';
import type { Deliveries } from '@ligase/workflows';
import { messageOf, whyNoEvent, type SomeEvent } from './benchling-event.ts';

/** How events are handed in. */
export interface HandInOptions {
  readonly inbox: Pick<Deliveries, 'receive' | 'bury'>;
  /** Of the tenant that the events are of. */
  readonly baseURL: string;
  /** Whether a delivery holds the event with its item. */
  readonly keepItem: boolean;
  readonly now: () => number;
}

/** Keeps an event under its own id, which it has whichever way it comes. What is none is kept as dead. */
export async function handInEvent(value: unknown, { inbox, baseURL, keepItem, now }: HandInOptions): Promise<void> {
  const fault = whyNoEvent(value);
  if (fault !== undefined) {
    const id = `no-event:${createHash('sha256')
      .update(JSON.stringify(value) ?? '')
      .digest('hex')}`;
    await inbox.bury(
      { id, kind: webhookKind, receivedAt: now(), payload: value },
      `Not an event of Benchling's: ${fault}`,
    );
    return;
  }
  const event = value as SomeEvent;
  const payload = { ...announce(baseURL, messageOf(event)), ...(keepItem && { event }) };
  await inbox.receive({ id: event.id, kind: webhookKind, receivedAt: now(), payload });
}
