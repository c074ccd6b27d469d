import { benchling, clock, identity, type Plugin } from '@ligase/core';
import { workflows } from '@ligase/workflows';
import type { EventType } from '../benchling-event.ts';
import { defineReceiver, type Receiver } from '../receiver.ts';
import { pollEvents } from './poll-events.ts';

/** How events are asked for. */
export interface EventsReceiverOptions<Name extends string = 'events'> {
  /** Under which it remembers how far it has come. Default: `events`. */
  readonly name?: Name;
  /** Default: all. */
  readonly types?: readonly EventType[];
  /** How often. Default: 10,000. */
  readonly everyMs?: number;
  /** Where the first start begins, as a time or `oldest`: with all that Benchling still has. Default: `lookBackMs` ago. */
  readonly from?: Date | 'oldest';
  /** For how long an event may still turn up before those that were handed in. Default: 60,000; 0 for never. */
  readonly lookBackMs?: number;
  /** For how long Benchling keeps events. Default: two weeks, as it says. */
  readonly keptMs?: number;
  /**
   * Whether deliveries hold the event with its item as it was then: useful for `when`, and a copy of what is in the notebook.
   * Default: false.
   */
  readonly keepItem?: boolean;
}

type Required = {
  readonly benchling: typeof benchling;
  readonly clock: typeof clock;
  readonly identity: typeof identity;
  readonly workflows: typeof workflows;
};

/** Asks Benchling for events, and hands each into the app's inbox, once. Of processes that share a store, one asks. */
export function eventsReceiver<const Name extends string = 'events'>(
  options: EventsReceiverOptions<Name> = {},
): Plugin<`receiver:${Name}`, Required, Receiver, `receiver:${Name}`> {
  const { name = 'events' as Name, types = [], everyMs = 10_000, from, lookBackMs = 60_000 } = options;
  const { keptMs = 14 * 86_400_000, keepItem = false } = options;
  return defineReceiver(name, { benchling, clock, identity, workflows }, ({ deps, log }) => {
    const state = deps.workflows.receiverState(name);
    const round = pollEvents({
      name,
      benchling: deps.benchling,
      state,
      inbox: deps.workflows,
      clock: deps.clock,
      log,
      baseURL: deps.identity.tenantUrl.origin,
      types,
      everyMs,
      from,
      lookBackMs,
      keptMs,
      keepItem,
    });
    return { round, everyMs, clock: deps.clock, release: () => state.release() };
  });
}
