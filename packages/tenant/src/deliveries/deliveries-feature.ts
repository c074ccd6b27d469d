import type { AppWebhooks } from '../apps/app-webhook.ts';
import type { Apps } from '../apps/apps.ts';
import type { TenantClock } from '../clock/clock.ts';
import type { Events } from '../events/events.ts';
import type { Feature } from '../feature.ts';
import type { TokenIdentity } from '../identity/create-identity.ts';
import type { Database } from '../store/database.ts';
import type { TenantBase } from '../tenant-context.ts';
import { createDeliveries } from './create-deliveries.ts';
import type { Deliveries, DeliverySettings } from './deliveries.ts';
import { deliveryMigrations } from './delivery-store.ts';
import { jwksMounts } from './jwks-mount.ts';
import { eventMessage, lifecycleMessage } from './message.ts';
import type { Send } from './send.ts';
import { tenantIdMigrations, tenantIdOf } from './tenant-id.ts';
import { createWebhookKeys, webhookKeyMigrations } from './webhook-keys.ts';

/** What webhooks are made from. */
export interface WebhookSources {
  readonly base: TenantBase;
  readonly apps: Apps;
  readonly identity: TokenIdentity;
  readonly events: Events;
  readonly send: Send;
  readonly stampClock: TenantClock;
  readonly settings?: Partial<DeliverySettings>;
  readonly onFault: (error: unknown) => void;
}

const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

const defaults: DeliverySettings = {
  retryAfterMs: [5 * seconds, 5 * minutes, 30 * minutes, 2 * hours, 5 * hours, 10 * hours, 10 * hours],
  acknowledgeMs: 3 * seconds,
  keyOverlapMs: 24 * hours,
};

/** Webhooks: what happens to items and to apps is told to the apps that have subscribed to it. */
export function deliveriesFeature(sources: WebhookSources): Feature & { readonly deliveries: Deliveries } {
  const { base, apps, identity, events } = sources;
  const settings = { ...defaults, ...sources.settings };
  const keys = createWebhookKeys(base, settings.keyOverlapMs);
  const deliveries = createDeliveries({
    ...sources,
    webhooks: apps,
    keys,
    settings,
    tenantId: () => tenantIdOf(base.db),
    mayRead(appId, itemId) {
      const principal = identity.principal(apps.get(appId)?.principalId ?? '');
      return principal !== undefined && events.visibleTo(principal, itemId);
    },
  });

  const subscribers = subscribersOf(base.db, apps);
  events.listen((event) => {
    for (const appId of subscribers(event.type)) {
      deliveries.enqueue({ appId, message: eventMessage(event), itemId: event.itemId });
    }
  });
  apps.happenings.onHappening(({ type, appId, credential }) => {
    deliveries.enqueue({ appId, message: lifecycleMessage(type, credential) });
  });

  return {
    name: 'webhooks',
    migrations: [...webhookKeyMigrations, ...deliveryMigrations, ...tenantIdMigrations],
    mounts: jwksMounts(keys, apps),
    resume: () => deliveries.runDue(),
    close: () => deliveries.close(),
    deliveries,
  };
}

/** Finds the apps that have subscribed to a type of message; asked once in a transaction, which may have thousands of events. */
function subscribersOf(db: Database, apps: AppWebhooks): (type: string) => readonly string[] {
  let known: readonly { readonly id: string; readonly types: ReadonlySet<string> }[] = [];
  let knownIn = 0;
  return (type) => {
    const { transactionNumber } = db;
    if (transactionNumber === 0 || transactionNumber !== knownIn) {
      known = apps.installations().map(({ id }) => ({ id, types: new Set(apps.webhookOf(id)?.subscriptions) }));
      knownIn = transactionNumber;
    }
    return known.flatMap(({ id, types }) => (types.has(type) ? id : []));
  };
}
