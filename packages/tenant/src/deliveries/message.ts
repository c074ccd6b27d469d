import { timestamp } from '../clock/timestamp.ts';
import type { ItemEvent } from '../events/events.ts';
import { withMembers } from './with-members.ts';
import { isDeprecated, isUpdate } from '../events/event-types.ts';

/** What a webhook says; the envelope around it says to whom and from where. */
export interface Message {
  /** Such as `v2.entry.created`. */
  readonly type: string;
  readonly deprecated: boolean;
  readonly [member: string]: unknown;
}

/** Which door of an app a message goes to. */
export type MessageKind = 'lifecycle' | 'canvas' | 'event';

/** The kind of a type of message. */
export function kindOf(type: string): MessageKind {
  const [, noun] = type.split('.');
  if (noun === 'app' || noun === 'lifecycle') return 'lifecycle';
  return noun === 'canvas' ? 'canvas' : 'event';
}

/** The message about an event: unlike the event in the API it names the item by its id only. */
export function eventMessage(event: ItemEvent): Message {
  return withMembers(plainEventMessage(event), event.members);
}

function plainEventMessage({ id, type, resourceId, occurredAt, schema, updates }: ItemEvent): Message {
  const common = { id, type, createdAt: timestamp(occurredAt), resourceId };
  if (type.startsWith('v3.')) {
    // An event is as stable as API v3 says that its resource is, and of these it says beta.
    const stability = 'beta';
    return { ...common, stability, deprecated: false, ...(isUpdate(type) ? { properties: updates } : {}) };
  }
  return {
    ...common,
    deprecated: isDeprecated(type),
    schema: schema && { id: schema.id },
    ...(isUpdate(type) ? { updates } : {}),
  };
}

/** A message about the app itself, which says no more than that it happened. */
export function lifecycleMessage(type: string, members: Readonly<Record<string, unknown>> = {}): Message {
  return { type, deprecated: type.startsWith('v0'), ...members };
}
