import { whyNoEvent, type BenchlingEvent } from '../benchling-event.ts';

/** A partner's event as a rule of EventBridge hands it to a target. */
export interface EventBridgeEvent {
  readonly version: string;
  /** EventBridge's id of it. */
  readonly id: string;
  /** The same as `detail.eventType`. */
  readonly 'detail-type': string;
  /** The subscription: `aws.partner/benchling.com/…`. */
  readonly source: string;
  readonly account: string;
  /** To the second. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: BenchlingEvent;
}

/** The event in the body of a message, or why there is none that the app is to have. */
export type ReadBody = { readonly event: EventBridgeEvent } | { readonly fault: string };

/** Reads the body of a message; `source` is how the event's has to begin. */
export function readEventBridge(body: string, source: string): ReadBody {
  let event: EventBridgeEvent;
  try {
    event = JSON.parse(body) as EventBridgeEvent;
  } catch (error) {
    return { fault: `The message is no JSON: ${(error as Error).message}` };
  }
  if (typeof event !== 'object' || event === null || typeof event.source !== 'string')
    return { fault: 'The message is no event of EventBridge: it has no source' };
  if (!event.source.startsWith(source))
    return { fault: `The message is from "${event.source}", and the receiver takes what begins with "${source}"` };
  const why = whyNoEvent(event.detail);
  if (why !== undefined) return { fault: `The detail of the message is no event of Benchling's: ${why}` };
  if (event['detail-type'] !== event.detail.eventType)
    return { fault: `The message says ${event['detail-type']} outside and ${event.detail.eventType} inside` };
  return { event };
}
