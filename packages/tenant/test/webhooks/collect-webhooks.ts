import { canvasMessageTypes, messageTypes } from '../../src/apps/manifest/message-type.ts';
import { eventMessage, kindOf, lifecycleMessage, type Message } from '../../src/deliveries/message.ts';
import { manifestOf, startWebhookLab, type WebhookLab } from '../support/start-webhook-lab.ts';
import { startReceiver, type ReceivedWebhook } from '../support/webhook-receiver.ts';
import type { Loot } from './forgeries.ts';
import type { Webhook } from './verify-webhook.ts';

/** Webhooks as an app got them, and what a forger could make of. */
export interface Collected {
  readonly lab: WebhookLab;
  /** One of every type that there is. */
  readonly genuine: readonly Webhook[];
  readonly loot: Loot;
}

/** Sends an app a webhook of every type, and some that are wrong in themselves. */
export async function collectWebhooks(): Promise<Collected> {
  const lab = await startWebhookLab();
  const { tenant, deliveries, clock } = lab;
  const { control } = tenant;
  const listen = async (name: string) => {
    const receiver = await startReceiver();
    const { app } = control.createAppFromManifest({
      manifest: manifestOf(name, messageTypes),
      webhookUrl: receiver.url,
    });
    if (app === null) throw new Error('The app is not installed.');
    await deliveries.idle();
    const take = async (type: string): Promise<Webhook> => {
      deliveries.enqueue({ appId: app.id, message: messageOf(type) });
      await deliveries.idle();
      return webhookOf(app.definitionId, receiver.received.at(-1));
    };
    return { app, take };
  };

  const one = await listen('One');
  const two = await listen('Two');
  const genuine: Webhook[] = [];
  for (const type of messageTypes) genuine.push(await one.take(type));
  const faulty = (kind: 'old-timestamp' | 'bad-signature' | 'wrong-key'): Promise<Webhook> => {
    control.failNextDelivery({ kind, appId: one.app.id });
    return one.take('v2.entry.created');
  };
  const loot = {
    genuine: await one.take('v2.entry.created'),
    another: await one.take('v2.entity.registered'),
    elsewhere: await two.take('v2.entry.created'),
    old: await faulty('old-timestamp'),
    badSignature: await faulty('bad-signature'),
    wrongKey: await faulty('wrong-key'),
  };
  clock.advance(10 * 60_000);
  return { lab, genuine, loot: { ...loot, early: await one.take('v2.entry.created') } };
}

function webhookOf(definitionId: string, received: ReceivedWebhook | undefined): Webhook {
  if (received === undefined) throw new Error('No webhook came.');
  return { definitionId, headers: received.headers, body: received.body };
}

/** A message of a type, with all the members that it has. */
function messageOf(type: string): Message {
  if (canvasMessageTypes.includes(type)) {
    const ids = { canvasId: 'cnvs_1', featureId: 'panel', resourceId: 'etr_1', userId: 'ent_1', buttonId: 'go' };
    return { type, deprecated: false, ...ids };
  }
  if (kindOf(type) === 'lifecycle') return lifecycleMessage(type);
  return eventMessage({
    id: 'evt_000000000001',
    type,
    itemId: 'etr_1',
    resourceId: 'etr_1',
    occurredAt: Date.UTC(2026, 0, 1),
    schema: { id: 'ts_1', name: 'Experiment' },
    updates: ['fields.Host'],
  });
}
