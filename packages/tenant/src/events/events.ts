import type { Principal } from '../identity/principal.ts';
import type { EventLog } from './event-log.ts';

/** Something that happened to an item, of which the outside is told. */
export interface ItemEvent {
  /** `evt_…` */
  readonly id: string;
  /** Such as `v2.entry.created` or `v3.dnaSequence.updated`. */
  readonly type: string;
  /** The item, by whose rights it is seen. */
  readonly itemId: string;
  /** The item as the API of the event's version names it. */
  readonly resourceId: string;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
  readonly schema: { readonly id: string; readonly name: string } | null;
  /** What was changed, for an update. */
  readonly updates: readonly string[];
  /** What its webhooks say otherwise, because whoever triggered it wants that. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** The events of a tenant: made from the changes of its items, in their transactions. */
export interface Events {
  readonly log: EventLog;
  /** From now on `hear` is told of every event, in the transaction that causes it. */
  listen(hear: (event: ItemEvent) => void): void;
  /** Makes an event of an item as if its cause had happened. @throws {TenantApiError} 400 */
  trigger(event: {
    readonly type: string;
    readonly itemId: string;
    readonly updates?: readonly string[];
    readonly members?: ItemEvent['members'];
  }): ItemEvent;
  /** Whether a principal may see the item of an event now. */
  visibleTo(principal: Principal, itemId: string): boolean;
}
