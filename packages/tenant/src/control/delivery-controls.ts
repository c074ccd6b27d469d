import { invalidRequest, type TenantApiError } from '../api-error.ts';
import { messageTypes } from '../apps/manifest/message-type.ts';
import { nearestName } from '../apps/manifest/nearest-name.ts';
import type { Deliveries } from '../deliveries/deliveries.ts';
import { lifecycleMessage } from '../deliveries/message.ts';
import { withMembers } from '../deliveries/with-members.ts';
import type { EventOutlet } from '../events/event-outlet.ts';
import type { Events } from '../events/events.ts';
import { unknownId, type ControlBase } from './control-base.ts';
import type { Control } from './control.ts';

type DeliveryControls = Pick<
  Control,
  | 'listDeliveries'
  | 'getDelivery'
  | 'replayDelivery'
  | 'rotateWebhookKeys'
  | 'failNextDelivery'
  | 'listDeliveryFaults'
  | 'removeDeliveryFault'
  | 'listMessageTypes'
  | 'triggerEvent'
  | 'triggerLifecycle'
  | 'getEventOutlet'
  | 'setEventOutlet'
>;

/** More apps than any tenant has. */
const mostTold = 10_000;

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
    getDelivery: ({ deliveryId }) => deliveries.get(deliveryId),
    replayDelivery: ({ deliveryId }) => deliveries.replay(deliveryId),
    rotateWebhookKeys: ({ appId }) => deliveries.rotateKeys(appId),
    failNextDelivery(fault) {
      const { appId, type } = fault;
      if (appId !== undefined && apps.get(appId) === undefined) throw unknownId('app', appId, 'listApps');
      if (type !== undefined && !messageTypes.includes(type)) throw unknownType(type);
      deliveries.failNext(fault);
    },
    listDeliveryFaults: () => deliveries.listFaults(),
    removeDeliveryFault({ number }) {
      if (!deliveries.removeFault(number)) throw unknownId('waiting fault', String(number), 'listDeliveryFaults');
    },
    listMessageTypes: () => messageTypes,
    triggerEvent(input) {
      const before = deliveries.list({ limit: 1 })[0]?.number ?? 0;
      const { members: _, ...event } = events.trigger(input);
      const made = deliveries.list({ afterNumber: before, limit: mostTold });
      return { ...event, deliveryIds: made.map(({ id }) => id) };
    },
    triggerLifecycle({ appId, type, members }) {
      demandWebhook(appId, type);
      const message = withMembers(lifecycleMessage(type), members);
      return { deliveryId: deliveries.enqueue({ appId, message }) ?? '' };
    },
    getEventOutlet: () => outlet.view(),
    setEventOutlet(target) {
      if (target.file !== undefined && target.url !== undefined)
        throw invalidRequest('An event outlet has a file or a url, not both.');
      return outlet.set(target);
    },
  };
}

function unknownType(type: string): TenantApiError {
  const nearest = nearestName(type, messageTypes);
  const hint = nearest === undefined ? 'listMessageTypes lists them' : `there is ${nearest}`;
  return invalidRequest(`There is no type of message ${type}; ${hint}.`);
}
