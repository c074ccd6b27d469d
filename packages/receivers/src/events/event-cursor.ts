/** A place in the order of events: behind one of them, or where those begin that were created since. */
export type Place =
  | { readonly after: string; readonly createdAt: number }
  | { readonly after?: undefined; readonly since: number };

/** How far a receiver has come. Times are milliseconds since 1970. */
export interface EventCursor {
  /** Everything before it has been handed in. */
  readonly head: Place;
  /** When there was nothing behind the head. */
  readonly askedAt: number;
  /** Where the head was when the receiver last looked back, and the time before that. */
  readonly looked: { readonly at: number; readonly before: Place; readonly last: Place };
}

/** Where a receiver begins that has never received. */
export function firstCursor(now: number, since: number): EventCursor {
  const head = { since };
  return { head, askedAt: now, looked: { at: now, before: head, last: head } };
}

/** The cursor after the receiver has looked back once more. */
export function lookedBack(cursor: EventCursor, now: number): EventCursor {
  return { ...cursor, looked: { at: now, before: cursor.looked.last, last: cursor.head } };
}

const dayMs = 86_400_000;

/** How the events behind a place are asked for. */
export type EventsFrom = { readonly startingAfter: string } | { readonly 'createdAt.gte': string };

/**
 * An event can be asked behind only while Benchling keeps it. In time before that, one asks for what was created since, from a day
 * before nothing was left: few events of a tenant where nothing has happened for so long, and those that come again start nothing.
 */
export function eventsFrom(place: Place, cursor: EventCursor, now: number, keptMs: number): EventsFrom {
  if (place.after === undefined) return { 'createdAt.gte': new Date(place.since).toISOString() };
  return now - place.createdAt < keptMs - dayMs ? { startingAfter: place.after } : eventsSince(cursor);
}

/** How events are asked for when the one behind which one would ask is not there. */
export function eventsSince({ askedAt }: EventCursor): EventsFrom {
  return { 'createdAt.gte': new Date(askedAt - dayMs).toISOString() };
}
