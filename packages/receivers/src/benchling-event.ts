import type { Schemas } from '@ligase/benchling-api/v2';
import type { Announcement } from '@ligase/webhooks';

type Listed = Schemas['Event'];

/** The types of events that the API lists and event buses hand on, such as `v2.entry.created`. */
export type EventType = NonNullable<Listed['eventType']>;

type Head = 'id' | 'createdAt' | 'deprecated' | 'excludedProperties';

/** An item as an event shows it: any member but the id may be one of `excludedProperties`. */
type ShownItem<T> = { readonly [K in keyof T]?: T[K] } & { readonly id: string };

type EventOf<E> = E extends { readonly eventType: EventType }
  ? {
      readonly [K in keyof E as K extends Head ? K : never]-?: NonNullable<E[K]>;
    } & {
      readonly [K in keyof E as K extends Head ? never : K]-?: K extends 'eventType' | 'schema' | 'updates'
        ? E[K]
        : ShownItem<NonNullable<E[K]>>;
    }
  : never;

/**
 * An event as the API lists it and EventBridge hands it on, told apart by `eventType`. It shows the item as it was then, without
 * what `excludedProperties` names: what a workflow needs of the item, a step fetches.
 */
export type BenchlingEvent = EventOf<Listed>;

/** What a delivery of an event says: what a webhook of it would, and the event itself where `keepItem` asks for that. */
export type EventAnnouncement = Announcement & { readonly event?: BenchlingEvent };

type Members = Readonly<Record<string, unknown>>;

/** An event before anybody knows of which type it is. */
export type SomeEvent = Members & { readonly id: string; readonly eventType: string };

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Why something is no event; `undefined` when it is one. */
export function whyNoEvent(value: unknown): string | undefined {
  if (!isObject(value)) return 'It is no object';
  const missing = ['id', 'eventType'].filter((name) => typeof value[name] !== 'string' || value[name] === '');
  return missing.length === 0 ? undefined : `It has no ${missing.join(' and no ')}`;
}

/** The message that a webhook about the event would have. */
export function messageOf(event: SomeEvent): { readonly type: string } & Members {
  const { id, eventType: type, createdAt, deprecated, schema, updates, ...rest } = event;
  // The item stands under a name of its own for each type: `entry`, `workflowTask`.
  const item = Object.values(rest).find((value) => isObject(value) && typeof value['id'] === 'string') as
    | Members
    | undefined;
  return {
    id,
    type,
    createdAt,
    deprecated: deprecated ?? false,
    schema: isObject(schema) ? { id: schema['id'] } : null,
    ...(item !== undefined && { resourceId: item['id'] }),
    ...(updates !== undefined && { updates }),
  };
}
