import { InvalidRequestError, type Benchling, type Clock, type Logger } from '@ligase/core';
import type { Deliveries, ReceiverState } from '@ligase/workflows';
import { handInEvent } from '../hand-in-event.ts';
import type { Round } from '../work-in-rounds.ts';
import { eventsFrom, eventsSince, firstCursor, lookedBack } from './event-cursor.ts';
import type { EventCursor, EventsFrom, Place } from './event-cursor.ts';

/** What asking for events needs. */
export interface PollParts {
  readonly name: string;
  readonly benchling: Benchling;
  readonly state: ReceiverState;
  readonly inbox: Pick<Deliveries, 'receive' | 'bury'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly baseURL: string;
  /** None: all. */
  readonly types: readonly string[];
  readonly everyMs: number;
  readonly from: Date | 'oldest' | undefined;
  readonly lookBackMs: number;
  readonly keptMs: number;
  readonly keepItem: boolean;
}

/** The kind of deliveries that say which events are lost to the receiver; their payload is an `EventsGap`. */
export const gapKind = 'benchling-events-gap';

/** A time of which Benchling has deleted the events before they were asked for. */
export interface EventsGap {
  readonly receiver: string;
  /** In ISO 8601. */
  readonly from: string;
  readonly until: string;
}

/** Another process does the work of the receiver by now. */
class Overtaken extends Error {}

/** Makes the round of a receiver of events. */
export function pollEvents(parts: PollParts): Round {
  const { benchling, state, inbox, clock, log, types, everyMs, from, lookBackMs, keptMs } = parts;
  const handIn = { inbox, baseURL: parts.baseURL, keepItem: parts.keepItem, now: () => clock.now() };

  const save = async (cursor: EventCursor): Promise<void> => {
    if (!(await state.remember('cursor', cursor))) throw new Overtaken();
  };
  /** Hands in all events behind a place; tells of each page when its events are kept, and not before. */
  const handInFrom = async (
    start: EventsFrom,
    signal: AbortSignal,
    onKept: (place: Place) => Promise<void>,
  ): Promise<void> => {
    for (let nextToken: string | undefined; nextToken !== '';) {
      const query = { ...start, pageSize: 100, ...(types.length > 0 && { eventTypes: [...types] }) };
      const page = await benchling.request('GET /events', {
        query: nextToken === undefined ? query : { ...query, nextToken },
        signal,
        priority: 'low',
      });
      const events = page.events ?? [];
      for (const event of events) {
        signal.throwIfAborted();
        await handInEvent(event, handIn);
      }
      const last = events.findLast(({ id }) => id !== undefined);
      if (last?.id !== undefined) await onKept({ after: last.id, createdAt: timeOf(last.createdAt) ?? clock.now() });
      nextToken = page.nextToken ?? '';
    }
  };
  const handInBehind = async (
    place: Place,
    cursor: EventCursor,
    signal: AbortSignal,
    onKept: (place: Place) => Promise<void>,
  ): Promise<void> => {
    const start = eventsFrom(place, cursor, clock.now(), keptMs);
    try {
      await handInFrom(start, signal, onKept);
    } catch (error) {
      if (!(error instanceof InvalidRequestError && 'startingAfter' in start)) throw error;
      log.warn({ err: error, ...start }, 'the last event is not there any more: asks for events by their time');
      await handInFrom(eventsSince(cursor), signal, onKept);
    }
  };
  const tellGap = async ({ askedAt }: EventCursor, now: number): Promise<void> => {
    if (now - askedAt <= keptMs) return;
    const gap: EventsGap = {
      receiver: parts.name,
      from: new Date(askedAt).toISOString(),
      until: new Date(now - keptMs).toISOString(),
    };
    log.error(gap, 'events are lost: nobody asked for them while Benchling kept them');
    await inbox.receive({ id: `${parts.name}:gap:${gap.from}`, kind: gapKind, receivedAt: now, payload: gap });
  };
  const round = async (signal: AbortSignal): Promise<void> => {
    const now = clock.now();
    const since = from === 'oldest' ? now - keptMs : (from?.getTime() ?? now - lookBackMs);
    let cursor = (await state.all()).get('cursor') as EventCursor | undefined;
    if (cursor === undefined) await save((cursor = firstCursor(now, since)));
    await tellGap(cursor, now);
    let { head } = cursor;
    const { askedAt, looked } = cursor;
    await handInBehind(head, cursor, signal, (place) => save({ head: (head = place), askedAt, looked }));
    cursor = { head, askedAt: now, looked };
    await save(cursor);
    if (lookBackMs === 0 || now - looked.at < lookBackMs) return;
    await handInBehind(looked.before, cursor, signal, () => Promise.resolve());
    await save(lookedBack(cursor, now));
  };

  return async (signal) => {
    if (!(await state.lead())) return everyMs;
    try {
      await round(signal);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      log.info({}, 'another process receives now');
    }
    return everyMs;
  };
}

function timeOf(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : time;
}
