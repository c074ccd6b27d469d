import { invalidRequest, notFound } from '../api-error.ts';
import type { AppWebhook, AppWebhooks } from '../apps/app-webhook.ts';
import { createAlarm } from '../clock/alarm.ts';
import type { TenantClock } from '../clock/clock.ts';
import type { TenantBase } from '../tenant-context.ts';
import { attempt } from './attempt.ts';
import type { Deliveries, DeliverySettings, DeliveryView } from './deliveries.ts';
import { createDeliveryFaults } from './delivery-faults.ts';
import type { Attempt, Delivery } from './delivery.ts';
import { createDeliveryStore } from './delivery-store.ts';
import { envelope, hasLostSecret, withoutSecret } from './envelope.ts';
import { kindOf } from './message.ts';
import type { Send } from './send.ts';
import type { WebhookKeys } from './webhook-keys.ts';

/** What deliveries work with. */
export interface DeliveryParts {
  readonly base: TenantBase;
  readonly webhooks: AppWebhooks;
  readonly keys: WebhookKeys;
  /** Whether an app may see an item now. */
  readonly mayRead: (appId: string, itemId: string) => boolean;
  /** `ten_…` */
  readonly tenantId: () => string;
  readonly send: Send;
  /** The time that webhooks are stamped with, which apps check against their own. */
  readonly stampClock: TenantClock;
  readonly settings: DeliverySettings;
  readonly onFault: (error: unknown) => void;
}

/** Deliveries that a tenant owns: they can be taken up again and ended. */
export interface OwnedDeliveries extends Deliveries {
  close(): Promise<void>;
}

const faultPauseMs = 60_000;
const heldBackMs = 60_000;

/** Sends webhooks from an outbox in the database. */
export function createDeliveries(parts: DeliveryParts): OwnedDeliveries {
  const { base, webhooks, keys, settings, onFault } = parts;
  const { db, clock } = base;
  const store = createDeliveryStore(base);
  const faults = createDeliveryFaults();
  const stop = new AbortController();
  const alarm = createAlarm(clock, () => runDue());
  /** What is on its way, by app. */
  const busy = new Map<string, Promise<void>>();
  /** Deliveries that let the next one of their app go first. */
  const heldBack = new Map<string, string>();
  let idleWaiters: (() => void)[] = [];

  const bodyOf = (delivery: Delivery): string => envelope(delivery, { id: parts.tenantId(), url: base.url() });

  const existing = (id: string): Delivery => {
    const delivery = store.get(id);
    if (delivery === undefined) throw notFound(id);
    return delivery;
  };

  const view = (delivery: Delivery): DeliveryView => {
    const { message, ...rest } = delivery;
    const shown = { ...delivery, message: withoutSecret(message) };
    return { ...rest, type: message.type, body: bodyOf(shown), attempts: store.attempts(delivery) };
  };

  /** Where a delivery goes now, or why it goes nowhere. */
  const target = ({
    appId,
    itemId,
    message,
    url,
  }: Delivery): { readonly url: string } | { readonly reason: string } => {
    const webhook = webhooks.webhookOf(appId);
    // An app that is being taken out of service is told so all the same.
    if (webhook === undefined && kindOf(message.type) === 'lifecycle') return { url };
    if (webhook === undefined) return { reason: 'The app is not installed, is archived, or has no webhook URL.' };
    if (itemId !== null && !parts.mayRead(appId, itemId)) {
      return { reason: `The app has no access to ${itemId}.` };
    }
    return { url: urlOf(webhook, message.type) };
  };

  /** Tries a delivery once and keeps what came of it. */
  const deliver = async (delivery: Delivery): Promise<void> => {
    const { id, appId } = delivery;
    if (heldBack.get(appId) === id) heldBack.delete(appId);
    const to = target(delivery);
    if ('reason' in to) return store.end(id, 'WITHHELD', to.reason);
    const fault = faults.take(delivery);
    if (fault?.kind === 'late' || fault?.kind === 'reordered') {
      store.postpone(id, clock.now() + (fault.delayMs ?? heldBackMs));
      if (fault.kind === 'reordered') heldBack.set(appId, id);
      return;
    }
    const imageNumber = db.imageNumber;
    const signing = keys.of(delivery.definitionId ?? appId);
    for (let copies = fault?.kind === 'duplicate' ? 2 : 1; copies > 0; copies -= 1) {
      const made = await attempt(
        {
          send: parts.send,
          clock,
          stampClock: parts.stampClock,
          acknowledgeMs: settings.acknowledgeMs,
          signal: stop.signal,
        },
        { id, url: to.url, body: bodyOf(delivery), keys: signing, fault },
      );
      // What was cut off by the end of the tenant, or belongs to data that was put back, counts for nothing.
      if (stop.signal.aborted || db.imageNumber !== imageNumber) return;
      db.transaction(() => keep(delivery, made));
    }
    const held = heldBack.get(appId);
    if (held !== undefined && heldBack.delete(appId)) store.postpone(held, clock.now());
  };

  const keep = (delivery: Delivery, made: Attempt): void => {
    store.addAttempt(delivery, made);
    if (made.acknowledged) return store.end(delivery.id, 'DELIVERED');
    // What is sent twice on purpose counts when one of the two was acknowledged.
    if (store.get(delivery.id)?.state === 'DELIVERED') return;
    const failures = store.attempts(delivery).filter(({ acknowledged }) => !acknowledged).length;
    const wait = settings.retryAfterMs[failures - 1];
    if (wait === undefined) store.end(delivery.id, 'FAILED', `None of ${failures} attempts was acknowledged.`);
    else store.postpone(delivery.id, clock.now() + wait);
  };

  const start = (appId: string): void => {
    const delivery = busy.has(appId) ? undefined : store.nextDue(appId);
    if (delivery !== undefined) busy.set(appId, work(delivery));
  };

  const work = async (delivery: Delivery): Promise<void> => {
    try {
      await deliver(delivery);
    } catch (error) {
      onFault(error);
      // Not at once, as it may fail for the same reason again.
      store.postpone(delivery.id, clock.now() + faultPauseMs);
    }
    busy.delete(delivery.appId);
    runDue();
  };

  const runDue = (): void => {
    if (stop.signal.aborted) return;
    // Within a transaction nothing is certain yet.
    if (db.transactionNumber !== 0) return alarm.set(clock.now());
    store.prune();
    for (const appId of store.appsWaiting()) start(appId);
    const earliest = store.earliest();
    alarm.set(earliest !== undefined && earliest > clock.now() ? earliest : undefined);
    if (busy.size > 0) return;
    for (const resolve of idleWaiters) resolve();
    idleWaiters = [];
  };

  return {
    enqueue({ appId, message, itemId }) {
      const webhook = webhooks.webhookOf(appId);
      if (!webhook?.subscriptions.includes(message.type)) return undefined;
      const { id } = store.add({
        appId,
        definitionId: webhook.isLegacy ? null : webhook.definitionId,
        versionNumber: webhook.versionNumber,
        url: urlOf(webhook, message.type),
        itemId: itemId ?? null,
        message,
      });
      alarm.set(clock.now());
      return id;
    },
    list: (filter) => store.list(filter).map(view),
    get: (id) => view(existing(id)),
    replay(id) {
      const delivery = existing(id);
      if (hasLostSecret(delivery.message))
        throw invalidRequest(`Delivery ${id} carried a secret, which is not kept. Activate the app again.`);
      store.postpone(id, clock.now());
      alarm.set(clock.now());
      return view({ ...delivery, state: 'WAITING', reason: null, dueAt: clock.now() });
    },
    rotateKeys(appId) {
      const webhook = webhooks.webhookOf(appId);
      if (webhook === undefined) throw invalidRequest(`The app ${appId} has no webhook URL, and so no keys.`);
      return keys.rotate(webhook.isLegacy ? appId : webhook.definitionId).map(({ kid, endsAt }) => ({ kid, endsAt }));
    },
    failNext: (fault) => faults.failNext(fault),
    listFaults: () => faults.list(),
    removeFault: (number) => faults.remove(number),
    clearFaults: () => faults.clear(),
    runDue,
    idle: () =>
      new Promise((resolve) => {
        idleWaiters.push(resolve);
        runDue();
      }),
    async close() {
      stop.abort();
      alarm.close();
      await Promise.all(busy.values());
      for (const resolve of idleWaiters) resolve();
    },
  };
}

function urlOf({ url, suffixed }: AppWebhook, type: string): string {
  return suffixed ? `${url}/${kindOf(type)}` : url;
}
