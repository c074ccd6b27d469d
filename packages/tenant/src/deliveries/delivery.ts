import type { Message } from './message.ts';

/** `WITHHELD` was not sent, since the app may not see the item or takes no messages any more; `FAILED` has no retry left. */
export type DeliveryState = 'WAITING' | 'DELIVERED' | 'FAILED' | 'WITHHELD';

/** A message on its way to an app. */
export interface Delivery {
  /** The order in which they were made. */
  readonly number: number;
  /** The `webhook-id`, the same in every attempt. */
  readonly id: string;
  readonly appId: string;
  /** `null` for a legacy app. */
  readonly definitionId: string | null;
  readonly versionNumber: string;
  /** Where it was to go when it was made. */
  readonly url: string;
  /** The item that the app must be able to read. */
  readonly itemId: string | null;
  readonly message: Message;
  /** Times are milliseconds since 1970. */
  readonly madeAt: number;
  readonly state: DeliveryState;
  /** Why it is in that state, when that needs saying. */
  readonly reason: string | null;
  /** When it is tried next; `null` when it is over. */
  readonly dueAt: number | null;
}

/** One try to deliver. */
export interface Attempt {
  readonly at: number;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** `null` when there was no answer. */
  readonly status: number | null;
  /** The beginning of the answer, or why there was none. */
  readonly answer: string;
  readonly durationMs: number;
  /** Whether it was acknowledged: by a 2xx, in time. */
  readonly acknowledged: boolean;
  /** What went wrong because it was asked for. */
  readonly fault: string | null;
}

/** Which deliveries to read. */
export interface DeliveryFilter {
  readonly appId?: string;
  readonly type?: string;
  readonly state?: DeliveryState;
  /** Only those made after this one. */
  readonly afterNumber?: number;
  /** The newest so many; default 100. */
  readonly limit?: number;
}
