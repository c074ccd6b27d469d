import type { WebhookKey } from './webhook-keys.ts';
import type { Attempt, Delivery, DeliveryFilter } from './delivery.ts';
import type { DeliveryFault, WaitingDeliveryFault } from './delivery-faults.ts';
import type { Message } from './message.ts';

/** A message for an app. */
export interface NewMessage {
  readonly appId: string;
  readonly message: Message;
  /** The item that it is about: it is withheld from an app that may not read it when it would be sent. */
  readonly itemId?: string;
}

/** A delivery as it can be looked at. A secret in it is not shown. */
export interface DeliveryView extends Omit<Delivery, 'message'> {
  readonly type: string;
  /** The body as it is sent. */
  readonly body: string;
  readonly attempts: readonly Attempt[];
}

/** How webhooks are sent. Benchling says nothing of its retries, so they are ours. */
export interface DeliverySettings {
  /** How long after each failed attempt the next one is made; then it has failed. Default 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h. */
  readonly retryAfterMs: readonly number[];
  /** How long an app may take to acknowledge; default 3 s, as Benchling's. */
  readonly acknowledgeMs: number;
  /** How long a key is still good when another has followed it. Default 24 h, as apps may keep keys for 6 h. */
  readonly keyOverlapMs: number;
}

/** Webhooks: kept in the transaction that causes them, sent soon after, one at a time to each app, again until they are acknowledged. */
export interface Deliveries {
  /**
   * Keeps a message for an app, as part of the transaction that is open, and gives the delivery's id;
   * `undefined` when the app has not subscribed to it.
   */
  enqueue(message: NewMessage): string | undefined;
  list(filter: DeliveryFilter): readonly DeliveryView[];
  /** @throws {TenantApiError} 404 */
  get(id: string): DeliveryView;
  /** Sends a delivery once more, with the id that it had. @throws {TenantApiError} */
  replay(id: string): DeliveryView;
  /** Lets a new key of an app's follow the one in use. */
  rotateKeys(appId: string): readonly Pick<WebhookKey, 'kid' | 'endsAt'>[];
  failNext(fault: DeliveryFault): void;
  listFaults(): readonly WaitingDeliveryFault[];
  /** Takes one back; false when none has this number. */
  removeFault(number: number): boolean;
  clearFaults(): void;
  /** Sends what is due. To be called when the clock was moved. */
  runDue(): void;
  /** Waits until nothing is due or on its way. */
  idle(): Promise<void>;
}
