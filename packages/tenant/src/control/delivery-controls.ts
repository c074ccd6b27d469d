import { invalidRequest } from '../api-error.ts';
import type { Deliveries } from '../deliveries/deliveries.ts';
import { lifecycleMessage } from '../deliveries/message.ts';
import type { EventOutlet } from '../events/event-outlet.ts';
import type { Events } from '../events/events.ts';
import { unknownId, type ControlBase } from './control-base.ts';
import type { Control } from './control.ts';

type DeliveryControls = Pick<
  Control,
  | 'listDeliveries'
  | 'replayDelivery'
  | 'rotateWebhookKeys'
  | 'failNextDelivery'
  | 'triggerEvent'
  | 'triggerLifecycle'
  | 'getEventOutlet'
  | 'setEventOutlet'
>;

/** How a tenant tells the outside what happens in it. */
export interface Outside {
  readonly events: Events;
  readonly deliveries: Deliveries;
  readonly outlet: EventOutlet;
}

/** The log of webhooks and what can be done with them, and the way of events to a bus. */
export function deliveryControls({ apps }: ControlBase, { events, deliveries, outlet }: Outside): DeliveryControls {
  const demandWebhook = (appId: string, type: string): void => {
    const app = apps.get(appId);
    if (app === undefined) throw unknownId('app', appId, 'listApps');
    const webhook = apps.webhookOf(appId);
    if (webhook === undefined) throw invalidRequest(`${app.name} has no webhook URL, or is archived.`);
    if (!webhook.subscriptions.includes(type)) {
      throw invalidRequest(
        `${app.name} has not subscribed to ${type}, but to ${webhook.subscriptions.join(', ')}. Add it to its manifest.`,
      );
    }
  };
  return {
    listDeliveries: (filter) => deliveries.list(filter),
    replayDelivery: ({ deliveryId }) => deliveries.replay(deliveryId),
    rotateWebhookKeys: ({ appId }) => deliveries.rotateKeys(appId),
    failNextDelivery: (fault) => deliveries.failNext(fault),
    triggerEvent: (event) => events.trigger(event),
    triggerLifecycle({ appId, type }) {
      demandWebhook(appId, type);
      return { deliveryId: deliveries.enqueue({ appId, message: lifecycleMessage(type) }) ?? '' };
    },
    getEventOutlet: () => outlet.view(),
    setEventOutlet(target) {
      if (target.file !== undefined && target.url !== undefined)
        throw invalidRequest('An event outlet has a file or a url, not both.');
      return outlet.set(target);
    },
  };
}
